import { GRAMMAR, normalizeKey, roleOfKey, saysNothing } from './grammar';
import type { ParsedRuleName } from './parsed_rule_name';

/** Fields that an enriched event carries beside its rule name; several values make an array. */
export type RuleNameFields = Readonly<Record<string, string | readonly string[]>>;

/** Name of the field that a tag fills, without prefix. */
export function fieldOfTag(key: string): string {
  if (key === '') return GRAMMAR.fields.free_text;
  const role = roleOfKey(key);
  if (role === 'id' || role === 'id_or_name') return GRAMMAR.fields.malformed_id;
  return normalizeKey(key);
}

/**
 * What the ingest pipeline and the Logstash filter write for a rule name.
 *
 * @param prefix - put before every field name: `mitre_`
 * @returns one value as text, several as an array in the order typed; no field for what says nothing
 */
export function buildRuleNameFields(parsed: ParsedRuleName, prefix: string): RuleNameFields {
  const values = new Map<string, string[]>();
  const add = (field: string, value: string) => {
    if (saysNothing(value)) return;
    const known = values.get(prefix + field);
    if (known) known.push(value);
    else values.set(prefix + field, [value]);
  };
  for (const { id } of parsed.techniques) add(GRAMMAR.fields.technique_id, id);
  for (const name of parsed.names) add(GRAMMAR.fields.technique_name, name);
  for (const { key, value } of parsed.tags) add(fieldOfTag(key), value);
  const fields: Record<string, string | readonly string[]> = {};
  for (const [name, [first = '', ...more]] of values) {
    fields[name] = more.length > 0 ? [first, ...more] : first;
  }
  return fields;
}
