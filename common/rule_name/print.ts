import type { ParsedRuleName } from './parsed_rule_name';

type Printable = Pick<ParsedRuleName, 'techniques' | 'names' | 'tags'>;

/**
 * Writes a rule name in the dialect that most parsers read: `technique_id=…,technique_name=…,key=value`.
 *
 * Reading it back gives the same techniques, names, analytic type and tags. Free text comes before the
 * `key=value` fields, since behind one it would be read as part of the value. Parents that did not count are
 * left out.
 *
 * @returns the rule name; empty where there is nothing to say
 */
export function printRuleName({ techniques, names, tags }: Printable): string {
  const freeText = tags.filter(({ key }) => key === '');
  const keyed = tags.filter(({ key }) => key !== '');
  return [
    ...techniques.map(({ id }) => `technique_id=${id}`),
    ...freeText.map(({ value }) => value),
    ...names.map((name) => `technique_name=${name}`),
    ...keyed.map(({ key, value }) => `${key}=${value}`),
  ].join(',');
}
