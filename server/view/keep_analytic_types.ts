import type { ViewFilter } from '../../common/http/view_filter';
import { parseRuleName } from '../../common/rule_name/parse';
import { type ViewedSource, WHOLE_VIEW, withView } from '../../common/sources/viewed_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import { countRuleNames, type RuleNameParts, type RuleNameValues } from './rule_name_values';

export interface AnalyticTypeParts extends RuleNameParts {
  /** Milliseconds since 1970. */
  now(): number;
}

/** As many values as one `terms` query takes by default. */
const MAX_QUERIED_NAMES = 65_536;

/**
 * Keeps the events whose rule name carries one of the chosen analytic types: the rule names are asked for and read, and
 * those that carry one become a clause of every search. Nothing is asked where none is chosen.
 *
 * A question about events rather than tags (which event ids arrive at all) is asked without chosen types.
 */
export async function keepAnalyticTypes(
  parts: AnalyticTypeParts,
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  filter: ViewFilter
): Promise<readonly ViewedSource[]> {
  const chosen = new Set(filter.analytic_types);
  if (chosen.size === 0) return sources;
  const range = resolveRange(filter, parts.now());
  const names = await countRuleNames(parts, elasticsearch, sources, range, filter);
  return sources.map((source, n) => keep(source, chosen, names[n]));
}

function keep(
  source: ViewedSource,
  chosen: ReadonlySet<string>,
  found: RuleNameValues | undefined
): ViewedSource {
  const { only, unknown } = source.view ?? WHOLE_VIEW;
  const field = source.fields.rule_name;
  const values = (found?.values ?? [])
    .map(({ value }) => value)
    .filter((value) => chosen.has(parseRuleName(value).analytic_type ?? ''));
  const reason = unknown ?? found?.reason ?? whyTooMany(values);
  const clause =
    field === null || values.length === 0
      ? { match_none: {} }
      : { terms: { [field]: values.slice(0, MAX_QUERIED_NAMES) } };
  return withView(source, { only: [...only, clause], unknown: reason });
}

const whyTooMany = (values: readonly string[]): string | null =>
  values.length > MAX_QUERIED_NAMES
    ? `Only events of the ${MAX_QUERIED_NAMES} commonest of ${values.length} rule names of these analytic types are counted.`
    : null;
