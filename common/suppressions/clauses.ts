import type { Suppression, SuppressionKind } from '../http/suppressions';
import type { FieldRole, Source } from '../sources/source';

const ROLES: Readonly<Record<Exclude<SuppressionKind, 'query'>, FieldRole>> = {
  rule_name: 'rule_name',
  host: 'host',
  process: 'process_image',
};

type Named = Pick<Suppression, 'kind' | 'value'>;

/**
 * The field of a source in which a suppression looks.
 *
 * @returns null where the source has none, so that the suppression cannot be told there; `*` for a query
 */
export const fieldOfSuppression = ({ kind }: Named, { fields }: Source): string | null =>
  kind === 'query' ? '*' : fields[ROLES[kind]];

/**
 * The events that suppressions name in one source, as query clauses: rule names together, because those are compared
 * whole; each of the others by itself.
 *
 * @param named - suppressions whose field the source has; others are passed over
 */
export function suppressionClauses(named: readonly Named[], source: Source): readonly object[] {
  const ruleNames: string[] = [];
  const clauses: object[] = [];
  for (const suppression of named) {
    const field = fieldOfSuppression(suppression, source);
    if (field === null) continue;
    if (suppression.kind === 'rule_name') ruleNames.push(suppression.value);
    else clauses.push(clauseOf(suppression, field));
  }
  const field = source.fields.rule_name;
  return field === null || ruleNames.length === 0
    ? clauses
    : [{ terms: { [field]: ruleNames } }, ...clauses];
}

function clauseOf({ kind, value }: Named, field: string): object {
  if (kind === 'query') {
    return { query_string: { query: value, analyze_wildcard: true, lenient: true } };
  }
  return value.includes('*')
    ? { wildcard: { [field]: { value: escapeWildcard(value), case_insensitive: true } } }
    : { term: { [field]: { value, case_insensitive: true } } };
}

/** Elasticsearch reads `?` and `\` too, but Windows paths are full of the one and people mean neither. */
const escapeWildcard = (value: string): string => value.replace(/[\\?]/g, '\\$&');
