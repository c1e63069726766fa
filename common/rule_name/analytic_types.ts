import { parseRuleName } from './parse';

export interface AnalyticTypeCount {
  /** Null: a technique, but no analytic type. */
  readonly value: string | null;
  readonly events: number;
  /** Distinct rule names. */
  readonly rule_names: number;
}

/**
 * Adds rule names up by their analytic type; those that name neither a type nor a technique are passed over.
 *
 * @param values - rule names with their events (integers >= 0); the same name may stand in several sources
 * @returns largest first, those without a type last
 */
export function groupByAnalyticType(
  values: readonly { readonly value: string; readonly events: number }[]
): readonly AnalyticTypeCount[] {
  const groups = new Map<string | null, { events: number; names: Set<string> }>();
  for (const { value, events } of values) {
    const { analytic_type, kind } = parseRuleName(value);
    if (analytic_type === null && kind !== 'tagged') continue;
    const group = groups.get(analytic_type) ?? { events: 0, names: new Set<string>() };
    group.events += events;
    group.names.add(value);
    groups.set(analytic_type, group);
  }
  return [...groups]
    .map(([value, { events, names }]) => ({ value, events, rule_names: names.size }))
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.events - a.events);
}
