import { z } from 'zod';
import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';
import {
  type CountedValues,
  currentTechniquesIn,
  type HiddenEvents,
} from '../../common/coverage/count';
import { indexExpressions } from '../../common/sources/index_expression';
import { carriesTag } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import { limitsOf, type TechniqueLimits } from '../../common/suppressions/limits';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchBody } from '../platform/multi_search';
import { eventFilters, type SourceQuestion } from './coverage_query';

/** A raw value of which some events do not count for a technique. */
interface LimitedValue {
  readonly value: string;
  readonly technique: TechniqueId;
}

export interface LimitedCount {
  readonly counted: readonly CountedValues[];
  /** Sources where it could not be found out, with the reason: their counts may be too high. */
  readonly failures: ReadonlyMap<string, string>;
}

/** Elasticsearch makes a bucket of each; a search has 10,000 at most in older versions. */
const FILTERS_PER_SEARCH = 1_000;

/**
 * Finds out how many events of each raw value have a suppressed tag of one technique, for sources with suppressions that
 * are limited to techniques, and for the raw values that name such a technique alone.
 */
export async function countLimited(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  counted: readonly CountedValues[],
  question: Omit<SourceQuestion, 'source'>,
  index: CatalogueIndex
): Promise<LimitedCount> {
  const expressions = indexExpressions(sources);
  const asked: { n: number; values: readonly LimitedValue[]; index: string; body: SearchBody }[] =
    [];
  counted.forEach((each, n) => {
    const limits = limitsOf(each.source, index);
    const expression = expressions.get(each.source.id) ?? null;
    if (limits.size === 0 || expression === null) return;
    const all = limitedValues(each, limits, index);
    for (let at = 0; at < all.length; at += FILTERS_PER_SEARCH) {
      const values = all.slice(at, at + FILTERS_PER_SEARCH);
      const body = buildLimitedBody({ ...question, source: each.source }, values, limits);
      asked.push({ n, values, index: expression, body });
    }
  });
  const answers = await multiSearch(elasticsearch, asked);
  const hidden = new Map<number, Map<TechniqueId, Map<string, number>>>();
  const failures = new Map<string, string>();
  asked.forEach(({ n, values }, at) => {
    const answer = answers[at];
    if (answer?.status !== 'complete') {
      failures.set(counted[n]?.source.id ?? '', answer?.reason ?? 'The search was not answered.');
    }
    const { buckets } = answerSchema.parse(answer?.aggregations.limited ?? { buckets: {} });
    values.forEach(({ technique, value }, position) => {
      const events = buckets[String(position)]?.doc_count ?? 0;
      const ofSource = hidden.get(n) ?? new Map<TechniqueId, Map<string, number>>();
      const ofTechnique = ofSource.get(technique) ?? new Map<string, number>();
      hidden.set(n, ofSource.set(technique, ofTechnique.set(value, events)));
    });
  });
  return { counted: counted.map((each, n) => withHidden(each, hidden.get(n))), failures };
}

const answerSchema = z.object({
  buckets: z.record(z.string(), z.object({ doc_count: z.number() })),
});

const withHidden = (counted: CountedValues, hidden: HiddenEvents | undefined): CountedValues =>
  hidden === undefined ? counted : { ...counted, hidden };

function limitedValues(
  { source, values }: CountedValues,
  limits: TechniqueLimits,
  index: CatalogueIndex
): readonly LimitedValue[] {
  const limited: LimitedValue[] = [];
  for (const { value } of values) {
    for (const technique of currentTechniquesIn(value, source.tags_from, index)) {
      if (limits.has(technique)) limited.push({ value, technique });
    }
  }
  return limited;
}

function buildLimitedBody(
  question: SourceQuestion,
  values: readonly LimitedValue[],
  limits: TechniqueLimits
): SearchBody {
  const filters: Record<string, object> = {};
  values.forEach(({ value, technique }, position) => {
    filters[String(position)] = {
      bool: { filter: [carriesTag(question.source, [value]), anyOf(limits.get(technique) ?? [])] },
    };
  });
  const suppressed = anyOf(([] as object[]).concat(...[...limits.values()]));
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: [...eventFilters(question), suppressed] } },
    aggs: { limited: { filters: { filters } } },
  };
}

const anyOf = (clauses: readonly object[]) => ({
  bool: { should: [...new Set(clauses)], minimum_should_match: 1 },
});
