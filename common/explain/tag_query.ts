import { type Source, tagField } from '../sources/source';

/** A text as a phrase: inside quotes Lucene and KQL escape backslashes and quotes, and nothing else. */
export const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

const anyOf = (field: string, values: readonly string[], or: string, colon: string): string => {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? `${escapeField(field)}${colon}${quoted(only)}`
    : `${escapeField(field)}${colon}(${values.map(quoted).join(` ${or} `)})`;
};

/** Field names may hold characters that mean something in a query. */
const escapeField = (field: string): string => field.replace(/[\\():<>"* ]/g, '\\$&');

export interface QueriedTags {
  readonly source: Source;
  /** Raw values behind the number. */
  readonly values: readonly string[];
  /** Hosts and Lucene query of the view. */
  readonly hosts: readonly string[];
  readonly query: string;
}

/** The events behind a number as a Lucene query: tags, the source's filter, the view's hosts and query. */
export function toLucene({ source, values, hosts, query }: QueriedTags): string {
  const parts = [anyOf(tagField(source), values, 'OR', ':')];
  if (source.fields.host !== null && hosts.length > 0) {
    parts.push(anyOf(source.fields.host, hosts, 'OR', ':'));
  }
  for (const text of [source.filter, query]) {
    if (text !== null && text.trim() !== '') parts.push(`(${text.trim()})`);
  }
  return parts.join(' AND ');
}

/** What both languages write alike but for the word: fields with quoted values, any of them. Found sources have no more. */
const ALIKE = /^$|^[\w.@-]+:"[^"\\]*"( OR [\w.@-]+:"[^"\\]*")*$/;

/**
 * The same in Kibana's query language.
 *
 * @returns null where the source or the view has a Lucene query that cannot be said in it
 */
export function toKql({ source, values, hosts, query }: QueriedTags): string | null {
  const filter = source.filter?.trim() ?? '';
  if (!ALIKE.test(filter) || query.trim() !== '') return null;
  const parts = [anyOf(tagField(source), values, 'or', ': ')];
  if (source.fields.host !== null && hosts.length > 0) {
    parts.push(anyOf(source.fields.host, hosts, 'or', ': '));
  }
  if (filter !== '') parts.push(`(${filter.replace(/ OR /g, ' or ')})`);
  return parts.join(' and ');
}
