import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';

/** Who asks; null where the cluster has no security to know it. */
export async function readUserName(elasticsearch: Elasticsearch): Promise<string | null> {
  try {
    const answer = await elasticsearch.request({ method: 'GET', path: '/_security/_authenticate' });
    return z.object({ username: z.string() }).safeParse(answer).data?.username ?? null;
  } catch (error) {
    if (error instanceof CoverageError) return null;
    throw error;
  }
}
