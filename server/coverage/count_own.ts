import { z } from 'zod';
import { carriesTag, type Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchAnswer, type SearchBody } from '../platform/multi_search';
import { eventFilters, type SourceQuestion } from './coverage_query';

export interface CountedSource {
  readonly question: SourceQuestion;
  readonly index: string;
  readonly values: readonly { readonly value: string; readonly events: number }[];
}

export interface OwnCount {
  readonly values: CountedSource['values'];
  readonly body: SearchBody;
  /** Why the count is not known: what is given then still holds what sub-techniques cover. */
  readonly reason: string | null;
}

/** Whether a value's events are tags of their own only where no sub-technique stands beside it. */
export const isCovered = ({ covered_by }: Source): boolean => (covered_by ?? null) !== null;

/** Elasticsearch refuses more filters than it has clauses; ATT&CK has a few hundred techniques. */
const MAX_FILTERS = 1_000;

/**
 * Events of each value without those that name a sub-technique of it, for sources that say where those stand: one
 * request for all values of all such sources.
 *
 * @returns in the order asked
 */
export async function countOwn(
  elasticsearch: Elasticsearch,
  asked: readonly CountedSource[]
): Promise<readonly OwnCount[]> {
  const searches = asked.map(({ question, index, values }) => ({
    index,
    body: buildOwnBody(question, values),
  }));
  const answers = await multiSearch(elasticsearch, searches);
  return asked.map(({ values }, n) => ({
    values: ownValues(values, answers[n]),
    body: searches[n]?.body ?? {},
    reason: whyUnknown(values, answers[n]),
  }));
}

function buildOwnBody(question: SourceQuestion, values: CountedSource['values']): SearchBody {
  const filters: Record<string, object> = {};
  for (const { value } of values.slice(0, MAX_FILTERS)) {
    filters[value] = carriesTag(question.source, [value]);
  }
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: eventFilters(question) } },
    aggs: { own: { filters: { filters } } },
  };
}

const answerSchema = z.object({
  buckets: z.record(z.string(), z.object({ doc_count: z.number() })),
});

function ownValues(
  values: CountedSource['values'],
  answer: SearchAnswer | undefined
): CountedSource['values'] {
  const found = answerSchema.safeParse(answer?.aggregations.own).data?.buckets ?? {};
  return values
    .map(({ value, events }) => ({ value, events: found[value]?.doc_count ?? events }))
    .filter(({ events }) => events > 0);
}

function whyUnknown(
  values: CountedSource['values'],
  answer: SearchAnswer | undefined
): string | null {
  if (answer?.status !== 'complete') return answer?.reason ?? 'The search was not answered.';
  return values.length > MAX_FILTERS
    ? `Only the ${MAX_FILTERS} commonest of ${values.length} ids were told from those of their sub-techniques.`
    : null;
}
