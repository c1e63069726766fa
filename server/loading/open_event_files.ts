import { close, createReadStream, open, read } from 'fs';
import { promisify } from 'util';
import { createGunzip } from 'zlib';
import { CoverageError } from '../../common/errors';
import type { EventFile } from './event_file';
import { evtxRecords } from './evtx_records';
import { zipMembers } from './zip_members';

const CHUNK_BYTES = 256 * 1024;

/** First bytes of what is not plain text. */
const SIGNATURES = [
  { format: 'gzip', bytes: Buffer.from([0x1f, 0x8b]) },
  { format: 'zip', bytes: Buffer.from('PK\u0003\u0004', 'latin1') },
  { format: 'zip', bytes: Buffer.from('PK\u0005\u0006', 'latin1') },
  { format: 'evtx', bytes: Buffer.from('ElfFile\0', 'latin1') },
] as const;

/**
 * What a file holds, told by its first bytes, not by its name.
 *
 * @returns one entry; for an archive one per member that is NDJSON by its name
 * @throws CoverageError `not_found` or `forbidden` when the file cannot be opened, `invalid_input` for an archive that is
 *   damaged, encrypted or holds no events
 */
export async function openEventFiles(path: string): Promise<readonly EventFile[]> {
  const format = await formatOf(path);
  if (format === 'zip') return zipMembers(path);
  if (format === 'evtx') return [{ name: path, chunks: async () => evtxRecords(path) }];
  return [{ name: path, chunks: async () => readPlain(path, format === 'gzip') }];
}

function readPlain(path: string, gzip: boolean): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!gzip) return file;
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // `pipe` passes data on, not errors; and whoever stops reading early must not leave the file open.
  file.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => file.destroy());
  return file.pipe(gunzip);
}

async function formatOf(path: string): Promise<(typeof SIGNATURES)[number]['format'] | 'plain'> {
  try {
    const file = await promisify(open)(path, 'r');
    try {
      const { buffer, bytesRead } = await promisify(read)(file, Buffer.alloc(8), 0, 8, 0);
      const start = buffer.slice(0, bytesRead);
      const found = SIGNATURES.find(({ bytes }) => start.slice(0, bytes.length).equals(bytes));
      return found?.format ?? 'plain';
    } finally {
      await promisify(close)(file);
    }
  } catch (error) {
    throw explain(path, error);
  }
}

function explain(path: string, error: unknown): CoverageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES') return new CoverageError('forbidden', `No right to read ${path}.`, error);
  const reason =
    code === 'EISDIR' ? 'it is a folder' : code === 'ENOENT' ? 'there is none' : String(code);
  return new CoverageError('not_found', `The file ${path} cannot be read: ${reason}.`, error);
}
