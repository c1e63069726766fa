import { z } from 'zod';
import type { Breakdown, TechniqueSummary, ValueCount } from '../../common/http/techniques';
import { parseRuleName } from '../../common/rule_name/parse';
import type { Source } from '../../common/sources/source';
import { readTerms, type SearchAnswer } from '../platform/multi_search';
import { type BreakdownName, BREAKDOWNS, TOP_VALUES } from './technique_query';

const histogramSchema = z.object({
  buckets: z.array(z.object({ key: z.number(), doc_count: z.number() })),
});
const metricSchema = z.object({ value: z.number().nullable() });

export interface SourceSummary {
  readonly source: Source;
  readonly answer: SearchAnswer;
}

type Sums = Pick<
  TechniqueSummary,
  'events' | 'first_seen' | 'last_seen' | 'analytic_types' | BreakdownName
> & { readonly buckets: TechniqueSummary['histogram']['buckets'] };

/** Adds up the answers of several sources; each event belongs to one source, so sums are of distinct events. */
export function summarize(found: readonly SourceSummary[]): Sums {
  const rules = countValues(found, 'rules');
  return {
    events: found.reduce((sum, { answer }) => sum + answer.total, 0),
    rules: listed(rules),
    hosts: listed(countValues(found, 'hosts')),
    users: listed(countValues(found, 'users')),
    process_images: listed(countValues(found, 'process_images')),
    event_ids: listed(countValues(found, 'event_ids')),
    analytic_types: listed(byAnalyticType(rules)),
    buckets: addHistograms(found),
    first_seen: bound(found, 'first', Math.min),
    last_seen: bound(found, 'last', Math.max),
  };
}

/** Every value that came back, unsorted. */
interface Counted {
  readonly events: ReadonlyMap<string, number>;
  readonly other_events: number;
  readonly missing_in: string[];
}

function countValues(found: readonly SourceSummary[], name: BreakdownName): Counted {
  const events = new Map<string, number>();
  let other_events = 0;
  for (const { answer } of found) {
    const terms = readTerms(answer.aggregations[name]);
    other_events += terms.other_events;
    for (const { value, events: more } of terms.values) add(events, value, more);
  }
  const missing = found.filter(({ source }) => source.fields[BREAKDOWNS[name]] === null);
  return { events, other_events, missing_in: missing.map(({ source }) => source.id) };
}

function byAnalyticType({ events, ...rest }: Counted): Counted {
  const byType = new Map<string, number>();
  events.forEach((more, ruleName) => {
    const { analytic_type } = parseRuleName(ruleName);
    if (analytic_type !== null) add(byType, analytic_type, more);
  });
  return { ...rest, events: byType };
}

function add(events: Map<string, number>, value: string, more: number): void {
  events.set(value, (events.get(value) ?? 0) + more);
}

/** The largest values, and what the rest add up to. */
function listed({ events, other_events, missing_in }: Counted): Breakdown {
  const sorted: ValueCount[] = [...events]
    .map(([value, count]) => ({ value, events: count }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  const rest = sorted.slice(TOP_VALUES).reduce((sum, each) => sum + each.events, other_events);
  return { values: sorted.slice(0, TOP_VALUES), other_events: rest, missing_in };
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
