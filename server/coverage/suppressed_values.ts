import { z } from 'zod';
import { indexExpressions } from '../../common/sources/index_expression';
import { tagField } from '../../common/sources/source';
import { type ViewedSource, WHOLE_VIEW, withView } from '../../common/sources/viewed_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import {
  multiSearch,
  readTerms,
  type SearchAnswer,
  type SearchBody,
} from '../platform/multi_search';
import { type CountedSource, countOwn, isCovered } from './count_own';
import { eventFilters, MAX_TAG_VALUES, type SourceQuestion } from './coverage_query';

/** Raw values of one suppression's events in one source. */
export interface SuppressedValues {
  readonly suppression_id: string;
  /** The source as a view of these events alone would see it. */
  readonly source: ViewedSource;
  readonly values: CountedSource['values'];
  /** Why they are not known, or not all of them; null where they are. */
  readonly reason: string | null;
}

export interface SuppressedCount {
  readonly values: readonly SuppressedValues[];
  readonly searches: readonly SuppressedSearch[];
}

type Question = Omit<SourceQuestion, 'source'>;

export interface SuppressedSearch {
  readonly source: ViewedSource;
  readonly index: string;
  readonly body: SearchBody;
}

/** The same source without its suppressions. */
export const seenWhole = (source: ViewedSource): ViewedSource =>
  withView(source, { suppressions: [], left_out: [], not_told: [] });

/**
 * Raw values of each suppression's events, whatever the others leave out: one search per source, which looks at the
 * suppressed events alone.
 */
export async function countSuppressedValues(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Question
): Promise<SuppressedCount> {
  const expressions = indexExpressions(sources);
  const asked: SuppressedSearch[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    if (index === null || (source.view?.suppressions ?? []).length === 0) continue;
    asked.push({ source, index, body: buildSuppressedBody({ ...question, source }) });
  }
  const answers = await multiSearch(elasticsearch, asked);
  const read = ([] as SuppressedValues[]).concat(
    ...asked.map((each, n) => readSuppressed(each, answers[n]))
  );
  return { values: await withoutCovered(elasticsearch, read, question), searches: asked };
}

function buildSuppressedBody({ source, ...question }: SourceQuestion): SearchBody {
  const clauses = (source.view?.suppressions ?? []).map(({ clause }) => clause);
  const filters: Record<string, object> = {};
  clauses.forEach((clause, n) => {
    filters[String(n)] = clause;
  });
  const suppressed = { bool: { should: clauses, minimum_should_match: 1 } };
  const base = eventFilters({ ...question, source: seenWhole(source) });
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: [...base, suppressed] } },
    aggs: {
      by: {
        filters: { filters },
        aggs: { tags: { terms: { field: tagField(source), size: MAX_TAG_VALUES } } },
      },
    },
  };
}

const answerSchema = z.object({ buckets: z.record(z.string(), z.object({ tags: z.unknown() })) });

function readSuppressed(
  { source, index }: SuppressedSearch,
  answer: SearchAnswer | undefined
): readonly SuppressedValues[] {
  const { only, unknown } = source.view ?? WHOLE_VIEW;
  const { buckets } = answerSchema.parse(answer?.aggregations.by ?? { buckets: {} });
  return (source.view?.suppressions ?? []).map(({ suppression, clause }, n) => {
    const { values, other_events } = readTerms(buckets[String(n)]?.tags);
    const seen = withView(seenWhole(source), { only: [...only, clause] });
    return {
      suppression_id: suppression.id,
      source: { ...seen, index_pattern: index },
      values,
      reason: whyFailed(answer) ?? unknown ?? whyTooMany(other_events),
    };
  });
}

const whyFailed = (answer: SearchAnswer | undefined): string | null =>
  answer === undefined ? 'The search was not answered.' : answer.reason;

const whyTooMany = (other_events: number): string | null =>
  other_events === 0 ? null : `It names events of more than ${MAX_TAG_VALUES} distinct tags.`;

/** A parent id beside one of its sub-techniques is no tag, here as in the count. */
async function withoutCovered(
  elasticsearch: Elasticsearch,
  read: readonly SuppressedValues[],
  question: Question
): Promise<readonly SuppressedValues[]> {
  const covered = read.filter(({ source, values }) => isCovered(source) && values.length > 0);
  if (covered.length === 0) return read;
  const own = await countOwn(
    elasticsearch,
    covered.map(({ source, values }) => ({
      question: { ...question, source },
      index: source.index_pattern,
      values,
    }))
  );
  return read.map((each) => {
    const found = own[covered.indexOf(each)];
    return found === undefined
      ? each
      : { ...each, values: found.values, reason: each.reason ?? found.reason };
  });
}
