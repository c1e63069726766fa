import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';

/** A source that has rule names of Sysmon, counted by them and kept to the indices that are its own. */
export interface RuleNameSource {
  readonly source: Source;
  readonly rule_name: string;
  readonly index: string;
}

export interface SplitSources {
  readonly read: readonly RuleNameSource[];
  readonly not_read: readonly { readonly source: Source; readonly reason: string }[];
}

/** Which sources have rule names to look at, and why the others have none. */
export function splitSources(sources: readonly Source[]): SplitSources {
  const expressions = indexExpressions(sources);
  const read: RuleNameSource[] = [];
  const not_read: { source: Source; reason: string }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    const { rule_name } = source.fields;
    if (source.origin !== 'sysmon_rule') not_read.push({ source, reason: OF_DETECTIONS });
    else if (rule_name === null) not_read.push({ source, reason: NO_FIELD });
    else if (index === null) not_read.push({ source, reason: NO_INDEX });
    else {
      const own: Source = { ...source, tags_from: 'rule_name', index_pattern: index };
      read.push({ source: own, rule_name, index });
    }
  }
  return { read, not_read };
}

const NO_FIELD =
  'It has no field for the rule name, only ids that were split at ingest: what the rules said is not known. Keep the rule name beside the ids.';
const OF_DETECTIONS =
  'Its tags come from detection rules, whose names follow no grammar of Sysmon rules.';
const NO_INDEX = 'Other sources before it own all of its indices.';
