import { z } from 'zod';

const healthSchema = z.object({
  cluster_name: z.string(),
  status: z.enum(['green', 'yellow', 'red']),
});

/** Whether the node answers, has recovered its indices, and is the one that was started. */
export async function isReady(
  url: string,
  clusterName: string,
  authorization: string | undefined
): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_cluster/health`, {
      headers: authorization ? { authorization } : {},
      signal: AbortSignal.timeout(2_000),
    });
    const health = healthSchema.safeParse(await response.json()).data;
    return health?.cluster_name === clusterName && health.status !== 'red';
  } catch {
    return false;
  }
}

export const basicAuthorization = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
