import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks an archive and keeps the files' permissions: programs must stay executable.
 * Names that lead out of the folder are refused by yauzl itself.
 *
 * @param stripFolders - leading folders of each name to leave out, like `tar --strip-components`
 */
export async function unzip(file: string, folder: string, stripFolders: number): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const path = join(folder, ...entry.fileName.split('/').slice(stripFolders));
    if (entry.fileName.endsWith('/')) {
      await mkdir(path, { recursive: true });
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    if (mode) await chmod(path, mode);
  }
}
