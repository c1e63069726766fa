import { isObject, type JsonObject } from './json_object';

/** One document of a file, or the reason why a line is none. */
export type ReadEvent =
  | {
      readonly kind: 'event';
      readonly line: number;
      readonly document: JsonObject;
      /** The JSON text of the document; null where the line holds more than that. */
      readonly text: string | null;
    }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

/**
 * One line of recorded events; never throws. Lines as a search or an export writes them
 * (`{"_index": …, "_source": {…}}`) give their source.
 *
 * @param line - its number, from 1, blank lines included
 */
export function parseLine(line: number, text: string): ReadEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'bad', line, reason: `not JSON: ${excerpt(text)}` };
  }
  if (!isObject(value)) return { kind: 'bad', line, reason: `not a JSON object: ${excerpt(text)}` };
  const source = value._source;
  const exported = typeof value._index === 'string' && isObject(source);
  return exported
    ? { kind: 'event', line, document: source, text: null }
    : { kind: 'event', line, document: value, text };
}

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
