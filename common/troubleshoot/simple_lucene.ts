import { documentPath } from '../sources/source';
import { valuesAt } from './document_values';

const CLAUSE = /^((?:\\.|[^\s:"\\()])+):(?:"((?:\\.|[^"\\])*)"|([^\s"\\()*?~[\]{}/]+))$/;

/**
 * Whether an event passes a Lucene query of the simple form that found sources have: `field:"value"` or
 * `field:value`, joined by `OR`. Values are compared whole, as keyword fields do.
 *
 * @returns null for any other query: only Elasticsearch can tell
 */
export function passesSimpleQuery(
  query: string,
  document: Readonly<Record<string, unknown>>
): boolean | null {
  let passes = false;
  for (const part of query.trim().split(/\s+OR\s+/)) {
    const clause = CLAUSE.exec(part);
    if (clause === null) return null;
    const [, field = '', quoted, bare = ''] = clause;
    const values = valuesAt(document, documentPath(unescape(field)));
    passes = passes || values.includes(quoted === undefined ? bare : unescape(quoted));
  }
  return passes;
}

const unescape = (text: string): string => text.replace(/\\(.)/g, '$1');
