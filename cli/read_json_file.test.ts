import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CoverageError } from '../common/errors';
import { readJsonFile } from './read_json_file';

const folder = mkdtempSync(join(tmpdir(), 'read-json-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (bytes: Buffer | string): string => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return path;
};
const failure = async (path: string): Promise<[string, string]> => {
  try {
    await readJsonFile(path);
    return ['no error', ''];
  } catch (error) {
    return error instanceof CoverageError ? [error.code, error.message] : ['bug', String(error)];
  }
};

it.each([
  ['plain', Buffer.from('{"a":1}')],
  ['gzipped, whatever its name', gzipSync('{"a":1}')],
  ['with a byte order mark', Buffer.from('\uFEFF{"a":1}')],
])('reads a file that is %s', async (_meaning, bytes) => {
  expect(await readJsonFile(write(bytes))).toEqual({ a: 1 });
});

it.each([
  ['no JSON', Buffer.from('<xml/>'), 'is no JSON'],
  ['cut-off JSON', Buffer.from('{"a":'), 'is no JSON'],
  ['empty', Buffer.from(''), 'is empty'],
  ['a cut-off gzip', gzipSync('{"a":1}'.repeat(9)).subarray(0, 20), 'is cut off'],
  ['only the start of a gzip', Buffer.from([0x1f, 0x8b]), 'is cut off'],
  [
    'a damaged gzip',
    Buffer.concat([gzipSync('{"a":1}').subarray(0, 12), Buffer.alloc(40, 7)]),
    'is damaged',
  ],
])('says that a file is %s', async (_meaning, bytes, message) => {
  const [code, text] = await failure(write(bytes));
  expect([code, text]).toEqual(['invalid_input', expect.stringContaining(message)]);
});

it('stops unpacking at 200 MB', async () => {
  const bomb = gzipSync(Buffer.alloc(201 * 1024 * 1024), { level: 1 });
  expect((await failure(write(bomb)))[0]).toBe('too_large');
}, 60_000);

it('tells a missing file from a folder', async () => {
  expect((await failure(join(folder, 'missing')))[0]).toBe('not_found');
  expect((await failure(folder))[0]).toBe('invalid_input');
});
