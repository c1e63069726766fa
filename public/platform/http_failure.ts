import { z } from 'zod';

const failureSchema = z.object({
  response: z.object({ status: z.number() }),
  body: z.object({ message: z.string() }).optional().catch(undefined),
});

/**
 * What Kibana answered to a request that `core.http` threw for.
 *
 * @returns status and Kibana's own words, null where it has none; undefined where it did not answer at all
 */
export function httpFailure(
  error: unknown
): { readonly status: number; readonly message: string | null } | undefined {
  const failure = failureSchema.safeParse(error).data;
  if (failure === undefined) return undefined;
  return { status: failure.response.status, message: failure.body?.message ?? null };
}
