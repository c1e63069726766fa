import { File } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { EventLine } from './event_line';
import { readEventLines } from './read_event_lines';

/** A folder of .evtx files, at any depth. */
const { EVTX_SAMPLES = '' } = process.env;
if (EVTX_SAMPLES === '') console.warn('skipped: EVTX_SAMPLES names no folder of .evtx files');

const LINES = '\ufeff{"a":1}\r\n\n{"b":"ä"}';

async function linesOf(name: string, bytes: Uint8Array): Promise<EventLine[]> {
  const file = new File([bytes], name) as unknown as globalThis.File;
  const lines: EventLine[] = [];
  for await (const line of readEventLines(file, () => undefined)) lines.push(line);
  return lines;
}

const textsOf = (lines: readonly EventLine[]) =>
  lines.map((line) => (line.kind === 'text' ? [line.file, line.line, line.text.trim()] : line));

describe('readEventLines', () => {
  it.each([
    ['events.ndjson', strToU8(LINES), 'events.ndjson'],
    ['events.gz', gzipSync(LINES), 'events.gz'],
    ['events.zip', zipSync({ 'a.json': strToU8(LINES) }), 'events.zip/a.json'],
  ])('reads %s', async (name, bytes, file) => {
    expect(textsOf(await linesOf(name, bytes))).toEqual([
      [file, 1, '{"a":1}'],
      [file, 3, '{"b":"ä"}'],
    ]);
  });

  it('says of a cut archive that the rest is missing', async () => {
    const packed = gzipSync(LINES.repeat(2_000));
    const lines = await linesOf('cut.gz', packed.subarray(0, packed.length - 20));
    expect(lines.at(-1)).toMatchObject({
      kind: 'bad',
      reason: expect.stringContaining('the rest of the file cannot be read'),
    });
  });

  it('says what is wrong with an event log that is none', async () => {
    const bytes = strToU8(`ElfFile\0${'x'.repeat(5_000)}`);
    expect(await linesOf('broken.evtx', bytes)).toMatchObject([
      { kind: 'bad', file: 'broken.evtx', reason: expect.stringContaining('event log') },
    ]);
  });

  (EVTX_SAMPLES === '' ? it.skip : it)('reads Windows event logs', async () => {
    let records = 0;
    for (const name of readdirSync(EVTX_SAMPLES, { recursive: true })) {
      if (!String(name).endsWith('.evtx')) continue;
      const lines = await linesOf(String(name), readFileSync(join(EVTX_SAMPLES, String(name))));
      for (const line of lines) {
        if (line.kind === 'bad') throw new Error(line.reason);
        expect(JSON.parse(line.text)).toMatchObject({ Event: { System: { Provider: {} } } });
      }
      records += lines.length;
    }
    expect(records).toBeGreaterThan(0);
  });
});
