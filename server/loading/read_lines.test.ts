import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { readEvents } from './read_events';
import { MAX_LINE_BYTES } from './read_lines';

const folder = mkdtempSync(join(tmpdir(), 'read-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(content: string | Buffer, name = 'events.ndjson') {
  const path = join(folder, name);
  writeFileSync(path, content);
  const found = [];
  for await (const read of readEvents(path)) found.push(read);
  return found;
}

const event = (line: number, document: object) => ({ kind: 'event', line, document });
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

  it('says which file is missing', async () => {
    const missing = readEvents(join(folder, 'none.ndjson'));
    await expect(missing.next()).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('none.ndjson'),
    });
    await expect(readEvents(folder).next()).rejects.toMatchObject({ code: 'not_found' });
  });
});
