import { z } from 'zod';
import type { Breakdown, TechniqueSummary, ValueCount } from '../../common/http/techniques';
import type { Source } from '../../common/sources/source';
import { readTerms, type SearchAnswer } from '../platform/multi_search';
import { TOP_VALUES } from './technique_query';

const histogramSchema = z.object({
  buckets: z.array(z.object({ key: z.number(), doc_count: z.number() })),
});
const metricSchema = z.object({ value: z.number().nullable() });

export interface SourceSummary {
  readonly source: Source;
  readonly answer: SearchAnswer;
}

/** Adds up the answers of several sources; each event belongs to one source, so sums are of distinct events. */
export function summarize(found: readonly SourceSummary[]): Pick<
  TechniqueSummary,
  'events' | 'rules' | 'hosts' | 'first_seen' | 'last_seen'
> & {
  buckets: TechniqueSummary['histogram']['buckets'];
} {
  return {
    events: found.reduce((sum, { answer }) => sum + answer.total, 0),
    rules: breakdown(found, 'rules', 'rule_name'),
    hosts: breakdown(found, 'hosts', 'host'),
    buckets: addHistograms(found),
    first_seen: bound(found, 'first', Math.min),
    last_seen: bound(found, 'last', Math.max),
  };
}

function breakdown(
  found: readonly SourceSummary[],
  aggregation: 'rules' | 'hosts',
  role: 'rule_name' | 'host'
): Breakdown {
  const events = new Map<string, number>();
  let other_events = 0;
  for (const { answer } of found) {
    const terms = readTerms(answer.aggregations[aggregation]);
    other_events += terms.other_events;
    for (const { value, events: more } of terms.values) {
      events.set(value, (events.get(value) ?? 0) + more);
    }
  }
  const sorted: ValueCount[] = [...events]
    .map(([value, count]) => ({ value, events: count }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  for (const { events: more } of sorted.slice(TOP_VALUES)) other_events += more;
  return {
    values: sorted.slice(0, TOP_VALUES),
    other_events,
    missing_in: found
      .filter(({ source }) => source.fields[role] === null)
      .map(({ source }) => source.id),
  };
}

function addHistograms(found: readonly SourceSummary[]): TechniqueSummary['histogram']['buckets'] {
  const events = new Map<number, number>();
  for (const { answer } of found) {
    const histogram = histogramSchema.safeParse(answer.aggregations.histogram);
    for (const { key, doc_count } of histogram.data?.buckets ?? []) {
      events.set(key, (events.get(key) ?? 0) + doc_count);
    }
  }
  return [...events]
    .sort(([a], [b]) => a - b)
    .map(([start_ms, count]) => ({ start_ms, events: count }));
}

function bound(
  found: readonly SourceSummary[],
  aggregation: 'first' | 'last',
  pick: (...values: number[]) => number
): string | null {
  const values = found
    .map(
      ({ answer }) => metricSchema.safeParse(answer.aggregations[aggregation]).data?.value ?? null
    )
    .filter((value): value is number => value !== null);
  return values.length === 0 ? null : new Date(pick(...values)).toISOString();
}
