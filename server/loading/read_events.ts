import type { EventFile } from './event_file';
import { readLines } from './read_lines';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One document of a file, or the reason why a line is none. */
export type ReadEvent =
  | { readonly kind: 'event'; readonly line: number; readonly document: JsonObject }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

/** A line that could not be loaded; `line` counts from 1, blank lines included. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * Documents of an NDJSON file. Lines as a search or an export writes them
 * (`{"_index": …, "_source": {…}}`) give their source.
 *
 * @returns every non-blank line once, in order; nothing in the file stops the reading
 */
export async function* readEvents(file: EventFile): AsyncGenerator<ReadEvent> {
  for await (const line of readLines(file)) {
    yield line.kind === 'bad' ? line : parseLine(line.line, line.text);
  }
}

/** One line; never throws. */
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
  return { kind: 'event', line, document: exported ? source : value };
}

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
