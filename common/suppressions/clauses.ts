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
const fieldOfSuppression = ({ kind }: Named, { fields }: Source): string | null =>
  kind === 'query' ? '*' : fields[ROLES[kind]];

/**
 * The events that a suppression names in one source, as a query clause.
 *
 * @returns null where the source has no field for it
 */
export function suppressionClause(named: Named, source: Source): object | null {
  const field = fieldOfSuppression(named, source);
  return field === null ? null : clauseOf(named, field);
}

/**
 * The same for several: rule names together, because those are compared whole; each of the others by itself.
 *
 * @param named - suppressions whose field the source has; others are passed over
 */
export function suppressionClauses(named: readonly Named[], source: Source): readonly object[] {
  const field = source.fields.rule_name;
  const names = named.filter(({ kind }) => kind === 'rule_name').map(({ value }) => value);
  const clauses: object[] = field === null || names.length === 0 ? [] : [ruleNames(field, names)];
  for (const each of named) {
    const clause = each.kind === 'rule_name' ? null : suppressionClause(each, source);
    if (clause !== null) clauses.push(clause);
  }
  return clauses;
}

const ruleNames = (field: string, values: readonly string[]) => ({ terms: { [field]: values } });

function clauseOf({ kind, value }: Named, field: string): object {
  if (kind === 'query') {
    return { query_string: { query: value, analyze_wildcard: true, lenient: true } };
  }
  if (kind === 'rule_name') return ruleNames(field, [value]);
  return value.includes('*')
    ? { wildcard: { [field]: { value: escapeWildcard(value), case_insensitive: true } } }
    : { term: { [field]: { value, case_insensitive: true } } };
}

/** Elasticsearch reads `?` and `\` too, but Windows paths are full of the one and people mean neither. */
const escapeWildcard = (value: string): string => value.replace(/[\\?]/g, '\\$&');
