import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** Any fixed moment, in local time as the format's old field counts; the newer field counts otherwise. */
const MODIFIED = { mtime: new Date(2020, 0, 1), forceDosTimestamp: true };
/** Without a mode, Kibana's installer makes files that nobody may read. */
const READABLE = 0o100644;
const COMPRESSED = /\.(gz|br)$/;

/** Writes a zip whose bytes depend on its entries alone, not on their order, the clock or the time zone. */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const zip = new ZipFile();
  for (const { name, contents } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    zip.addBuffer(Buffer.from(contents), name, {
      ...MODIFIED,
      mode: READABLE,
      compress: !COMPRESSED.test(name),
    });
  }
  zip.end();
  await mkdir(dirname(path), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(path));
}
