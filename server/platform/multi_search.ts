import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from './elasticsearch';

export type SearchBody = Readonly<Record<string, unknown>>;

export interface Search {
  /** Index expression. */
  readonly index: string;
  readonly body: SearchBody;
}

const responseSchema = z.object({
  status: z.number().optional(),
  took: z.number().optional(),
  timed_out: z.boolean().optional(),
  _shards: z
    .object({
      total: z.number(),
      failed: z.number(),
      failures: z
        .array(z.object({ reason: z.object({ reason: z.string().nullish() }).nullish() }))
        .optional(),
    })
    .optional(),
  hits: z
    .object({
      total: z.object({ value: z.number(), relation: z.string() }).optional(),
      hits: z.array(z.unknown()).optional(),
    })
    .optional(),
  aggregations: z.record(z.string(), z.unknown()).optional(),
  error: z.unknown().optional(),
});

/** One search's answer; `reason` says what makes it unknown: an error, failed shards, a time-out. */
export interface SearchAnswer {
  readonly status: 'complete' | 'unknown';
  readonly reason: string | null;
  /** The index expression named something; false also where the user may read none of it. */
  readonly searched: boolean;
  readonly took_ms: number;
  readonly total: number;
  readonly hits: readonly unknown[];
  readonly aggregations: Readonly<Record<string, unknown>>;
}

/** Beyond this the user is better served by an answer that says so than by waiting. */
const TIMEOUT = '60s';

/**
 * Runs searches in one round trip. A search that fails alone spoils no other.
 *
 * @returns answers in the order of the searches
 * @throws CoverageError when the whole request fails
 */
export async function multiSearch(
  elasticsearch: Elasticsearch,
  searches: readonly Search[]
): Promise<readonly SearchAnswer[]> {
  if (searches.length === 0) return [];
  const lines: unknown[] = [];
  for (const { index, body } of searches) {
    lines.push(
      { index: index.split(','), ignore_unavailable: true, allow_no_indices: true },
      { timeout: TIMEOUT, ...body }
    );
  }
  const answer = await elasticsearch.request({ method: 'POST', path: '/_msearch', lines });
  const { responses } = z.object({ responses: z.array(z.unknown()) }).parse(answer);
  if (responses.length !== searches.length) {
    throw new CoverageError('elasticsearch_failed', 'Elasticsearch left searches unanswered.');
  }
  return responses.map(readAnswer);
}

function readAnswer(response: unknown): SearchAnswer {
  const answer = responseSchema.parse(response);
  const reason = whyUnknown(answer);
  return {
    status: reason === null ? 'complete' : 'unknown',
    reason,
    searched: (answer._shards?.total ?? 0) > 0,
    took_ms: answer.took ?? 0,
    total: answer.hits?.total?.value ?? 0,
    hits: answer.hits?.hits ?? [],
    aggregations: answer.aggregations ?? {},
  };
}

function whyUnknown({ error, timed_out, _shards }: z.output<typeof responseSchema>): string | null {
  if (error !== undefined) return `The search failed: ${errorReason(error)}`;
  if (timed_out === true) return `The search was stopped after ${TIMEOUT}; its counts are too low.`;
  if (_shards !== undefined && _shards.failed > 0) {
    const first = _shards.failures?.[0]?.reason?.reason;
    return `${_shards.failed} of ${_shards.total} shards failed${first ? `: ${first}` : ''}`;
  }
  return null;
}

const errorSchema = z.object({
  reason: z.string().nullish(),
  root_cause: z.array(z.object({ reason: z.string().nullish() })).optional(),
  type: z.string().optional(),
});

function errorReason(error: unknown): string {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return JSON.stringify(error);
  const { reason, root_cause, type } = parsed.data;
  return root_cause?.[0]?.reason ?? reason ?? type ?? 'no reason given';
}

const bucketsSchema = z.object({
  buckets: z.array(
    z.object({ key: z.union([z.string(), z.number(), z.boolean()]), doc_count: z.number() })
  ),
  sum_other_doc_count: z.number().optional(),
  doc_count_error_upper_bound: z.number().optional(),
});

export interface Buckets {
  readonly values: readonly { readonly value: string; readonly events: number }[];
  readonly other_events: number;
}

/** Reads a `terms` aggregation; one that is not there (no index matched) counts nothing. */
export function readTerms(aggregation: unknown): Buckets {
  if (aggregation === undefined) return { values: [], other_events: 0 };
  const { buckets, sum_other_doc_count } = bucketsSchema.parse(aggregation);
  return {
    values: buckets.map(({ key, doc_count }) => ({ value: String(key), events: doc_count })),
    other_events: sum_other_doc_count ?? 0,
  };
}
