import { z } from 'zod';
import type { CountedValues } from '../../common/coverage/count';
import type { SentRequest, SourceAnswer } from '../../common/http/coverage';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import {
  multiSearch,
  readTerms,
  type SearchAnswer,
  type SearchBody,
} from '../platform/multi_search';
import { buildCompositeBody, buildCoverageBody, type SourceQuestion } from './coverage_query';
import type { ViewFilter } from '../../common/http/view_filter';

export interface ValueCounts {
  readonly counted: readonly CountedValues[];
  readonly answers: readonly SourceAnswer[];
  /** Some index of some source was searched; false where none exists or none may be read. */
  readonly searched: boolean;
}

/**
 * Counts the tag values of all sources in one round trip, and pages on where a source has more distinct values
 * than one `terms` holds. A source that fails is answered as unknown; the others stand.
 */
export async function countValues(
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  range: TimeRange,
  filter: Pick<ViewFilter, 'query' | 'hosts'>
): Promise<ValueCounts> {
  const expressions = indexExpressions(sources);
  const asked: { question: SourceQuestion; index: string; body: SearchBody }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    const question = { source, range, filter };
    if (index !== null) asked.push({ question, index, body: buildCoverageBody(question) });
  }
  const found = await multiSearch(elasticsearch, asked);
  const results = await Promise.all(
    asked.map(({ question, index, body }, n) =>
      readSource(elasticsearch, question, index, body, found[n])
    )
  );
  return {
    counted: results.map(({ counted }) => counted),
    answers: results.map(({ answer }) => answer),
    searched: found.some(({ searched }) => searched),
  };
}

async function readSource(
  elasticsearch: Elasticsearch,
  question: SourceQuestion,
  index: string,
  body: SearchBody,
  found: SearchAnswer | undefined
): Promise<{ counted: CountedValues; answer: SourceAnswer }> {
  const { source } = question;
  const { values, other_events } = readTerms(found?.aggregations.tags);
  const base = {
    source_id: source.id,
    status: found?.status ?? ('unknown' as const),
    reason: found?.reason ?? null,
    took_ms: found?.took_ms ?? 0,
    request: sentSearch(source.id, index, body),
  };
  if (other_events === 0) {
    return { counted: { source, values }, answer: { ...base, paged: false } };
  }
  const paged = await pageValues(elasticsearch, question, index);
  return {
    counted: { source, values: paged.values },
    answer: {
      ...base,
      status: paged.reason === null ? base.status : 'unknown',
      reason: paged.reason ?? base.reason,
      took_ms: base.took_ms + paged.took_ms,
      paged: true,
    },
  };
}

const compositeSchema = z.object({
  after_key: z.record(z.string(), z.unknown()).optional(),
  buckets: z.array(z.object({ key: z.object({ tag: z.unknown() }), doc_count: z.number() })),
});

/** A fleet that writes more distinct tags than this is under attack or broken; the answer then says so. */
const MAX_PAGES = 40;

async function pageValues(elasticsearch: Elasticsearch, question: SourceQuestion, index: string) {
  const values: { value: string; events: number }[] = [];
  let after: Readonly<Record<string, unknown>> | null = null;
  let took_ms = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const search = { index, body: buildCompositeBody(question, after) };
    const [answer]: readonly (SearchAnswer | undefined)[] = await multiSearch(elasticsearch, [
      search,
    ]);
    took_ms += answer?.took_ms ?? 0;
    if (answer === undefined || answer.status === 'unknown') {
      return { values, took_ms, reason: answer?.reason ?? 'The search was not answered.' };
    }
    const { buckets, after_key } = compositeSchema.parse(
      answer.aggregations.tags ?? { buckets: [] }
    );
    for (const { key, doc_count } of buckets) {
      values.push({ value: String(key.tag), events: doc_count });
    }
    if (after_key === undefined || buckets.length === 0) return { values, took_ms, reason: null };
    after = after_key;
  }
  const reason = `More than ${values.length} distinct tags: only these were counted. Look at what writes them.`;
  return { values, took_ms, reason };
}

/** A search as a person would send it alone: what "explain this number" shows. */
export const sentSearch = (source_id: string, index: string, body: SearchBody): SentRequest => ({
  source_id,
  method: 'POST',
  path: `/${index}/_search?ignore_unavailable=true&allow_no_indices=true`,
  body: { ...body },
});
