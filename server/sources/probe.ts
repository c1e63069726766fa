import type { SearchBody } from '../platform/multi_search';
import type { FittedLayout } from './layout_fields';

/** A bare `-` is how Sysmon writes "no name". */
const NO_NAME = ['-', ''];

/** Tagged events of a layout, and the rule names that no pipeline split, commonest first. */
export function probeBody({
  fields: { technique_ids, rule_name },
  filter,
}: FittedLayout): SearchBody {
  const named = (field: string, ...without: readonly object[]) => ({
    bool: {
      filter: [{ exists: { field } }],
      must_not: [{ terms: { [field]: NO_NAME } }, ...without],
    },
  });
  const unsplit =
    technique_ids !== null && rule_name !== null
      ? {
          filter: named(rule_name, { exists: { field: technique_ids } }),
          aggs: { rule_names: { terms: { field: rule_name, size: 1_000 } } },
        }
      : null;
  return {
    size: 0,
    track_total_hits: 1,
    query: {
      bool: {
        filter: filter === null ? [] : [{ query_string: { query: filter } }],
        should: [
          ...(technique_ids === null ? [] : [{ exists: { field: technique_ids } }]),
          ...(rule_name === null ? [] : [named(rule_name)]),
        ],
        minimum_should_match: 1,
      },
    },
    ...(unsplit === null ? {} : { aggs: { unsplit } }),
  };
}
