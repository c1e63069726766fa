import { parseLine, type ReadEvent } from '../../common/recorded/parse_line';
import type { EventFile } from './event_file';
import { readLines } from './read_lines';

/**
 * Documents of an NDJSON file.
 *
 * @returns every non-blank line once, in order; nothing in the file stops the reading
 */
export async function* readEvents(file: EventFile): AsyncGenerator<ReadEvent> {
  for await (const line of readLines(file)) {
    yield line.kind === 'bad' ? line : parseLine(line.line, line.text);
  }
}
