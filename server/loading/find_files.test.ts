import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { findFiles } from './find_files';

const folder = mkdtempSync(join(tmpdir(), 'find-files-'));
mkdirSync(join(folder, 'deep'));
for (const name of ['b.ndjson.gz', 'a.ndjson', 'index.json', 'notes.txt', 'deep/c.jsonl']) {
  writeFileSync(join(folder, name), '');
}
afterAll(() => rmSync(folder, { recursive: true }));

const find = async (...names: readonly string[]) =>
  (await findFiles(names.map((name) => join(folder, name)))).map((path) => basename(path));

describe('findFiles', () => {
  it.each([
    ['a folder with what lies below it', ['.'], ['a.ndjson', 'b.ndjson.gz', 'c.jsonl']],
    ['a file, whatever its name', ['notes.txt'], ['notes.txt']],
    ['a pattern that the shell left alone', ['*.gz'], ['b.ndjson.gz']],
    ['a single character', ['?.ndjson'], ['a.ndjson']],
    ['each file once', ['a.ndjson', '.'], ['a.ndjson', 'b.ndjson.gz', 'c.jsonl']],
  ])('finds %s', async (_meaning, names, files) => {
    expect(await find(...names)).toEqual(files);
  });

  it.each(['none.ndjson', '*.zip', 'none/*.gz'])('says that %p names nothing', async (name) => {
    await expect(find(name)).rejects.toMatchObject({ code: 'not_found' });
  });
});
