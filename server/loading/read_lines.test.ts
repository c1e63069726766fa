import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { buffer } from 'stream/consumers';
import { ZipFile } from 'yazl';
import { openEventFiles } from './open_event_files';
import { readEvents } from './read_events';
import { MAX_LINE_BYTES } from './read_lines';

const folder = mkdtempSync(join(tmpdir(), 'read-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(content: string | Buffer, name = 'events.ndjson') {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readPath(path);
}

async function readPath(path: string) {
  const found = [];
  for (const file of await openEventFiles(path)) {
    for await (const read of readEvents(file)) found.push(read);
  }
  return found;
}

/** An archive of these members. */
async function zip(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    archive.addBuffer(Buffer.from(content), name);
  }
  archive.end();
  return buffer(archive.outputStream);
}

const event = (line: number, document: object) =>
  expect.objectContaining({ kind: 'event', line, document });
const bad = (line: number, reason: RegExp) => ({
  kind: 'bad',
  line,
  reason: expect.stringMatching(reason),
});

describe('readEvents', () => {
  it('reads plain and packed files alike, whatever their name', async () => {
    const text = '{"a":1}\r\n\n{"a":"ä"}';
    const expected = [event(1, { a: 1 }), event(3, { a: 'ä' })];
    expect(await readAll(text, 'plain.gz')).toEqual(expected);
    expect(await readAll(gzipSync(text), 'packed.ndjson')).toEqual(expected);
  });

  it.each([
    ['nothing', '', []],
    ['blank lines', '\n \n\t\n', []],
    ['a byte order mark', '\ufeff{"a":1}\n', [event(1, { a: 1 })]],
    [
      'no JSON',
      '{"a":1}\noops\n{"a":2}\n',
      [event(1, { a: 1 }), bad(2, /not JSON: oops/), event(3, { a: 2 })],
    ],
    ['no object', '[1]\n"x"\nnull\n', [1, 2, 3].map((line) => bad(line, /not a JSON object/))],
    ['a line of a search', '{"_index":"i","_id":"1","_source":{"a":1}}\n', [event(1, { a: 1 })]],
    ['a source of its own', '{"_source":{"a":1}}\n', [event(1, { _source: { a: 1 } })]],
  ])('takes %s', async (_meaning, text, expected) => {
    expect(await readAll(text)).toEqual(expected);
  });

  it('reports an over-long line without keeping it, and goes on', async () => {
    const long = `{"a":"${'x'.repeat(MAX_LINE_BYTES)}"}`;
    expect(await readAll(`{"a":1}\n${long}\n{"a":2}`)).toEqual([
      event(1, { a: 1 }),
      bad(2, /bytes/),
      event(3, { a: 2 }),
    ]);
  });

  it('reads a cut archive as far as it goes', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => JSON.stringify({ n: index * 7919 }));
    const packed = gzipSync(lines.join('\n'));
    const found = await readAll(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(found.length).toBeGreaterThan(100);
    expect(found[0]).toEqual(event(1, { n: 0 }));
    const [last] = found.slice(-1);
    expect(last).toMatchObject({ kind: 'bad', reason: expect.stringMatching(/cannot be read/) });
  });

  it('reads the members of an archive, each from its own first line', async () => {
    const packed = await zip({
      'a/day1.json': '{"a":1}\n{"a":2}',
      'day2.NDJSON': 'oops\n{"a":3}',
      'readme.txt': 'x',
      '__MACOSX/._day1.json': 'x',
    });
    expect(await readAll(packed, 'events.bin')).toEqual([
      event(1, { a: 1 }),
      event(2, { a: 2 }),
      bad(1, /not JSON/),
      event(2, { a: 3 }),
    ]);
  });

  it.each<[string, (packed: Buffer) => Buffer, RegExp]>([
    ['cut', (packed) => packed.subarray(0, packed.length - 30), /events\.zip cannot be read/],
    [
      'encrypted',
      (packed) => {
        // The flag stands in the local header and in the central directory.
        for (const [mark, at] of [
          ['PK\u0003\u0004', 6],
          ['PK\u0001\u0002', 8],
        ] as const) {
          const header = packed.indexOf(Buffer.from(mark, 'latin1'));
          packed.writeUInt16LE(packed.readUInt16LE(header + at) | 1, header + at);
        }
        return packed;
      },
      /a\.ndjson in it is encrypted/,
    ],
  ])('refuses an archive that is %s', async (_meaning, spoil, reason) => {
    const packed = spoil(await zip({ 'a.ndjson': '{"a":1}' }));
    await expect(readAll(packed, 'events.zip')).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(reason),
    });
  });

  it('refuses an archive without events, naming what is in it', async () => {
    await expect(readAll(await zip({ 'notes.txt': 'x' }), 'notes.zip')).rejects.toMatchObject({
      message: expect.stringMatching(/holds no .*notes\.txt/),
    });
  });

  it('reports an event log that is none', async () => {
    expect(await readAll(Buffer.from('ElfFile\0 and nothing'), 'x.evtx')).toEqual([
      bad(0, /event log .*x\.evtx cannot be read/),
    ]);
  });

  it('says which file is missing', async () => {
    await expect(readPath(join(folder, 'none.ndjson'))).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('none.ndjson'),
    });
    await expect(readPath(folder)).rejects.toMatchObject({ code: 'not_found' });
  });
});
