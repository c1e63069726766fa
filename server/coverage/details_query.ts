import type { TechniqueId } from '../../common/attack/ids';
import type { ValuesByTechnique } from '../../common/coverage/counted_values';
import { tagField } from '../../common/sources/source';
import { carriesCountedTag, type TechniqueLimits } from '../../common/suppressions/limits';
import { isCovered } from './count_own';
import { eventFilters, type SourceQuestion } from './coverage_query';
import type { SearchBody } from '../platform/multi_search';

export interface DetailsQuestion extends SourceQuestion {
  readonly values: ValuesByTechnique;
  readonly limits: TechniqueLimits;
  readonly interval_ms: number;
}

/** Elasticsearch stops at 65,536 buckets; half of them leave room for what is added beside. */
const BUCKETS = 32_000;

/** How many host names are listed per value, so that those of several values can be told apart. */
const MOST_HOSTS = 100;

/**
 * Hosts, rules, times and a histogram of every technique of a source, in one search.
 *
 * A technique whose events are those of its raw values is read from a `terms` over the values. Where that is not so
 * (ids beside their sub-techniques, suppressions of single techniques), each gets a filter of its own: these are few.
 */
export function buildDetailsBody(question: DetailsQuestion): SearchBody {
  const { source, values, limits } = question;
  const [plain, apart] = splitTechniques(question);
  const rawValues = distinctValues(plain);
  const field = tagField(source);
  const filters: Record<string, object> = {};
  for (const [id, own] of apart)
    filters[id] = carriesCountedTag(source, new Map([[id, own]]), limits);
  const aggs = partsOf(question, rawValues.length + apart.size);
  return {
    size: 0,
    track_total_hits: false,
    query: {
      bool: { filter: [...eventFilters(question), carriesCountedTag(source, values, limits)] },
    },
    aggs: {
      ...(rawValues.length > 0
        ? { values: { terms: { field, include: rawValues, size: rawValues.length }, aggs } }
        : {}),
      ...(apart.size > 0 ? { techniques: { filters: { filters }, aggs } } : {}),
    },
  };
}

/** Techniques that are read by their values, and those that are asked for one by one. */
export function splitTechniques({
  source,
  values,
  limits,
}: Pick<DetailsQuestion, 'source' | 'values' | 'limits'>): readonly [
  ValuesByTechnique,
  ValuesByTechnique,
] {
  const plain = new Map<TechniqueId, readonly string[]>();
  const apart = new Map<TechniqueId, readonly string[]>();
  for (const [id, own] of values) {
    (isCovered(source) || limits.has(id) ? apart : plain).set(id, own);
  }
  return [plain, apart];
}

const distinctValues = (values: ValuesByTechnique): readonly string[] => [
  ...new Set(([] as string[]).concat(...[...values.values()].map((own) => [...own]))),
];

function partsOf({ source, interval_ms }: DetailsQuestion, outer: number): Record<string, object> {
  const { time, host, rule_name } = source.fields;
  const hosts = Math.min(MOST_HOSTS, Math.floor(BUCKETS / 2 / Math.max(1, outer)));
  return {
    first: { min: { field: time } },
    last: { max: { field: time } },
    over_time: {
      date_histogram: { field: time, fixed_interval: `${interval_ms}ms`, min_doc_count: 1 },
    },
    ...(host === null
      ? {}
      : {
          host_count: { cardinality: { field: host, precision_threshold: 1_000 } },
          ...(hosts > 0 ? { hosts: { terms: { field: host, size: hosts } } } : {}),
        }),
    ...(rule_name === null || source.tags_from === 'rule_name'
      ? {}
      : { rule_count: { cardinality: { field: rule_name, precision_threshold: 1_000 } } }),
  };
}

/** Buckets of the histogram, so that all values together stay below what Elasticsearch answers. */
export const sparklineBuckets = (values: number): number =>
  Math.max(1, Math.min(30, Math.floor(BUCKETS / 2 / Math.max(1, values))));
