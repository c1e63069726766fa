type Value = string | readonly string[];

/**
 * The fields that HELK's `kv` filter made of a rule name in 2018: split at commas, then at the first `=`,
 * keys in lower case below `mitre_`. A part without `=` gives no field, a repeated key gives a list.
 *
 * @param ruleName - Sysmon's RuleName, `-` where no rule named the event
 * @returns empty where the name has no `key=value`
 * @see docs/data_model.md, "Enrichment"
 */
export function helkFields(ruleName: string): Readonly<Record<string, Value>> {
  const fields: Record<string, Value> = {};
  for (const part of ruleName.split(',')) {
    const equals = part.indexOf('=');
    if (equals <= 0 || equals === part.length - 1) continue;
    const key = `mitre_${part.slice(0, equals).toLowerCase()}`;
    const value = part.slice(equals + 1);
    const earlier = fields[key];
    fields[key] = earlier === undefined ? value : [...asList(earlier), value];
  }
  return fields;
}

const asList = (value: Value): readonly string[] => (typeof value === 'string' ? [value] : value);
