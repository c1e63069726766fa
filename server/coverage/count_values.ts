import { z } from 'zod';
import type { CountedValues } from '../../common/coverage/count';
import type { SentRequest, SourceAnswer } from '../../common/http/coverage';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import { type ViewedSource, WHOLE_VIEW } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import {
  multiSearch,
  readTerms,
  type SearchAnswer,
  type SearchBody,
} from '../platform/multi_search';
import { type CountedSource, countOwn, isCovered } from './count_own';
import { buildCompositeBody, buildCoverageBody, type SourceQuestion } from './coverage_query';
import type { ViewFilter } from '../../common/http/view_filter';

export interface ValueCounts {
  readonly counted: readonly CountedValues[];
  readonly answers: readonly SourceAnswer[];
  /** The first failure of a search; null also where sources name nothing that could be searched. */
  readonly failure: string | null;
}

/**
 * Counts the tag values of all sources in one round trip, and pages on where a source has more distinct values
 * than one `terms` holds. A source that fails is answered as unknown; the others stand.
 */
export async function countValues(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
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
  const own = await withoutCovered(elasticsearch, asked, results);
  return toValueCounts(own);
}

interface SourceResult {
  readonly counted: CountedValues;
  readonly answer: SourceAnswer;
  readonly failed: boolean;
}

/** Where a source says which of its ids are only those of a sub-technique beside them, they are taken away. */
async function withoutCovered(
  elasticsearch: Elasticsearch,
  asked: readonly { question: SourceQuestion; index: string }[],
  results: readonly SourceResult[]
): Promise<readonly SourceResult[]> {
  const covered: (CountedSource & { readonly n: number })[] = [];
  asked.forEach(({ question, index }, n) => {
    const values = results[n]?.counted.values ?? [];
    if (isCovered(question.source) && values.length > 0) {
      covered.push({ question, index, values, n });
    }
  });
  if (covered.length === 0) return results;
  const own = await countOwn(elasticsearch, covered);
  return results.map((result, n) => {
    const at = covered.findIndex((entry) => entry.n === n);
    const found = own[at];
    if (found === undefined) return result;
    const { answer, failed } = result;
    const { source } = result.counted;
    const reason = answer.reason ?? found.reason;
    return {
      counted: { source, values: found.values },
      answer: {
        ...answer,
        status: reason === null ? answer.status : 'unknown',
        reason,
        request: sentSearch(source.id, covered[at]?.index ?? '', found.body),
      },
      failed: failed || found.reason !== null,
    };
  });
}

function toValueCounts(results: readonly SourceResult[]): ValueCounts {
  return {
    counted: results.map(({ counted }) => counted),
    answers: results.map(({ answer }) => answer),
    failure: results.find(({ failed }) => failed)?.answer.reason ?? null,
  };
}

async function readSource(
  elasticsearch: Elasticsearch,
  question: SourceQuestion,
  index: string,
  body: SearchBody,
  found: SearchAnswer | undefined
): Promise<SourceResult> {
  const { source } = question;
  const { values, other_events } = readTerms(found?.aggregations.tags);
  const { unknown } = source.view ?? WHOLE_VIEW;
  const failed = found?.status !== 'complete' || unknown !== null;
  const reason = whyFailed(found) ?? unknown ?? (found && whyNotSearched(source, found)) ?? null;
  const took_ms = found?.took_ms ?? 0;
  const answer = (why: string | null) => ({
    source_id: source.id,
    status: why === null ? ('complete' as const) : ('unknown' as const),
    reason: why,
  });
  if (other_events === 0) {
    const request = sentSearch(source.id, index, body);
    return {
      counted: { source, values },
      answer: { ...answer(reason), took_ms, request, paged: false },
      failed,
    };
  }
  const paged = await pageValues(elasticsearch, question, index);
  const request = sentSearch(source.id, index, buildCompositeBody(question, null));
  return {
    counted: { source, values: paged.values },
    answer: {
      ...answer(paged.reason ?? reason),
      took_ms: took_ms + paged.took_ms,
      request,
      paged: true,
    },
    failed: failed || paged.reason !== null,
  };
}

const whyFailed = (found: SearchAnswer | undefined): string | null =>
  found?.status === 'complete' ? null : (found?.reason ?? UNANSWERED);

const UNANSWERED = 'The search was not answered.';

/** Elasticsearch answers 200 and nothing where an index is missing, closed or hidden from the user: no zero of ours. */
const whyNotSearched = ({ index_pattern }: Source, found: SearchAnswer): string | null =>
  found.searched ? null : `There is no open index ${index_pattern}, or your user may not read it.`;

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
      return { values, took_ms, reason: answer?.reason ?? UNANSWERED };
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
