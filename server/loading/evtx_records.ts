import { promises } from 'fs';
import { CoverageError } from '../../common/errors';
import { recordToDocument } from '../../common/recorded/record_to_document';

/**
 * The records of a Windows event log as NDJSON, in the shape that exporters of .evtx files write; one 64 kB chunk of the log
 * is held at a time.
 *
 * @throws CoverageError `invalid_input` where the file is no event log, or is damaged from some place on
 */
export async function* evtxRecords(path: string): AsyncGenerator<Buffer> {
  // Loaded where it is needed: it is an ES module, and no part of the plugin's server.
  const { parseEvtxFileAsync } = await import('winevtx');
  const file = await promises.open(path, 'r');
  try {
    const { size } = await file.stat();
    const readAt = async (offset: number, length: number) => {
      const bytes = Math.max(0, Math.min(length, size - offset));
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, offset);
      return buffer.slice(0, bytesRead);
    };
    for await (const { event } of parseEvtxFileAsync({ size, readAt })) {
      yield Buffer.from(`${JSON.stringify(recordToDocument(event))}\n`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CoverageError(
      'invalid_input',
      `the event log ${path} cannot be read from here on (${reason})`,
      error
    );
  } finally {
    await file.close();
  }
}
