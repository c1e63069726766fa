import { parseLine, type ReadEvent } from '../../common/recorded/parse_line';
import type { EventFile } from './event_file';
import { type ReadLine, readLines } from './read_lines';

/**
 * Documents of an NDJSON file.
 *
 * @param lines - those of the file, where they have been read already
 * @returns every non-blank line once, in order; nothing in the file stops the reading
 */
export async function* readEvents(
  file: EventFile,
  lines: Iterable<ReadLine> | AsyncIterable<ReadLine> = readLines(file)
): AsyncGenerator<ReadEvent> {
  for await (const line of lines) {
    yield line.kind === 'bad' ? line : parseLine(line.line, line.text);
  }
}
