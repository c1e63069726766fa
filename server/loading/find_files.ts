import { promises } from 'fs';
import { basename, dirname, join } from 'path';
import { CoverageError } from '../../common/errors';

/** What a folder is searched for; any other name counts only where it is named itself. */
const EVENT_FILE = /\.(ndjson|jsonl)(\.gz)?$|\.json\.gz$|\.(zip|evtx)$/i;

/**
 * Files behind what somebody typed: files as they are; folders, with everything below them that is NDJSON by its
 * name; and names with `*` or `?` in their last part, where the shell left them alone.
 *
 * @returns every file once, in the order named, folders' files by name
 * @throws CoverageError `not_found` for what names no file
 */
export async function findFiles(names: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of names) {
    const files = /[*?]/.test(basename(name)) ? await matching(name) : await below(name);
    if (files.length === 0) {
      throw new CoverageError(
        'not_found',
        `${name}: no file of events there (.ndjson, .jsonl, plain or .gz; .zip; .evtx).`
      );
    }
    files.forEach((file) => found.add(file));
  }
  return [...found];
}

async function matching(pattern: string): Promise<readonly string[]> {
  const folder = dirname(pattern);
  const escaped = basename(pattern).replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const name = new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
  const entries = await promises
    .readdir(folder, { withFileTypes: true })
    .catch((error: unknown) => {
      throw new CoverageError('not_found', `The folder ${folder} cannot be read.`, error);
    });
  return entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}

async function below(path: string): Promise<readonly string[]> {
  const stat = await promises.stat(path).catch((error: unknown) => {
    throw new CoverageError('not_found', `There is no file or folder ${path}.`, error);
  });
  if (!stat.isDirectory()) return [path];
  const entries = await promises.readdir(path, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) files.push(...(await below(join(path, entry.name))));
    else if (entry.isFile() && EVENT_FILE.test(entry.name)) files.push(join(path, entry.name));
  }
  return files;
}
