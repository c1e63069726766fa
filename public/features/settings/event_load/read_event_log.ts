import { Buffer } from 'buffer';
import { recordToDocument } from '../../../../common/recorded/record_to_document';
import type { EventLine } from './event_line';

/**
 * The records of a Windows event log as lines, the same as the command line makes of it; one 64 kB chunk of the log is held
 * at a time. A damaged log yields what can be read, then one bad line.
 *
 * @param onRead - bytes of the file read so far
 */
export async function* readEventLog(
  file: File,
  onRead: (bytes: number) => void
): AsyncGenerator<EventLine> {
  const { parseEvtxFileAsync } = await import('winevtx');
  let read = 0;
  let line = 0;
  const readAt = async (offset: number, length: number) => {
    const bytes = Buffer.from(await file.slice(offset, offset + length).arrayBuffer());
    read = Math.max(read, offset + bytes.length);
    return bytes;
  };
  try {
    for await (const { event } of parseEvtxFileAsync({ size: file.size, readAt })) {
      line++;
      yield { kind: 'text', file: file.name, line, text: JSON.stringify(recordToDocument(event)) };
      onRead(read);
    }
  } catch (error) {
    // Cancelled by whoever asked: nothing that the file could help.
    if (error instanceof DOMException) throw error;
    const reason = `the rest of the event log cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    yield { kind: 'bad', file: file.name, line: line + 1, reason };
  }
}
