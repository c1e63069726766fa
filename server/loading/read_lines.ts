import type { EventFile } from './event_file';

/** Longer lines are reported, not read: one event is a few kilobytes, a file without line ends is no NDJSON. */
export const MAX_LINE_BYTES = 1_000_000;

/** A line that is not blank, or what stands in its place. */
export type ReadLine =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

const NEW_LINE = 0x0a;

/**
 * Lines of a file, with bounded memory. Blank lines are counted, not yielded. A damaged or cut archive yields what can be
 * read, then one bad line.
 */
export async function* readLines(file: EventFile): AsyncGenerator<ReadLine> {
  const splitter = new LineSplitter();
  try {
    for await (const chunk of await file.chunks()) yield* splitter.push(chunk);
  } catch (error) {
    yield* splitter.end();
    const message = error instanceof Error ? error.message : String(error);
    yield {
      kind: 'bad',
      line: splitter.line,
      reason: `the rest of the file cannot be read: ${message}`,
    };
    return;
  }
  yield* splitter.end();
}

/** Cuts chunks at line feeds; holds at most one line, and of an over-long one only its length. */
class LineSplitter {
  /** Number of the last line yielded or skipped. */
  line = 0;
  private pieces: Buffer[] = [];
  private length = 0;

  *push(chunk: Buffer): Iterable<ReadLine> {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      this.keep(chunk.slice(from, at));
      yield* this.finish();
      from = at + 1;
    }
    this.keep(chunk.slice(from));
  }

  *end(): Iterable<ReadLine> {
    if (this.length > 0) yield* this.finish();
  }

  private keep(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > MAX_LINE_BYTES) this.pieces = [];
    else if (piece.length > 0) this.pieces.push(piece);
  }

  private *finish(): Iterable<ReadLine> {
    const { length, pieces } = this;
    this.pieces = [];
    this.length = 0;
    const line = ++this.line;
    if (length > MAX_LINE_BYTES) {
      yield {
        kind: 'bad',
        line,
        reason: `the line has ${length} bytes; at most ${MAX_LINE_BYTES} are read`,
      };
      return;
    }
    const only = pieces.length === 1 ? pieces[0] : undefined;
    const text = withoutMark((only ?? Buffer.concat(pieces)).toString('utf8'), line);
    if (text.trim() !== '') yield { kind: 'text', line, text };
  }
}

/** The byte order mark that some editors put first is no part of the first document. */
const withoutMark = (text: string, line: number): string =>
  line === 1 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
