import fc from 'fast-check';
import { Readable } from 'stream';
import { normalizeEvent } from '../../common/recorded/normalize_event';
import { readEvents } from './read_events';
import { surveyFile } from './survey_file';

/** `FUZZ_RUNS=10000` for the long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

const sysmon = {
  EventID: 1,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  UtcTime: '2026-01-02 03:04:05.006',
  RuleName: 'technique_id=T1059.001,technique_name=PowerShell',
};
const DOCUMENTS: readonly object[] = [
  sysmon,
  { '@timestamp': '2026-01-02T03:04:05Z', winlog: { event_id: 1, event_data: sysmon } },
  { event_id: 1, log_name: 'x', computer_name: 'pc', event_data: sysmon, '@timestamp': 1 },
  { Event: { System: { EventID: { '#text': 1 } }, EventData: sysmon } },
  {
    _index: 'i',
    _source: { event_id: 1, host_name: 'pc', mitre_technique_id: 'T1055', ...sysmon },
  },
  {
    EventData: JSON.stringify(sysmon),
    EventLog: 'x',
    TimeGenerated: '2026-01-02T03:04:05.0060000Z',
  },
  { data: { win: { eventdata: { utcTime: sysmon.UtcTime }, system: { eventID: '1' } } } },
];

/** A document with a value of any kind in some place, cut or with bytes of another thing in it. */
const line = fc.oneof(
  fc
    .record({
      document: fc.constantFrom(...DOCUMENTS),
      key: fc.constantFrom(
        'UtcTime',
        '@timestamp',
        'EventID',
        'Event',
        'EventData',
        'winlog',
        'data'
      ),
      value: fc.jsonValue(),
    })
    .map(({ document, key, value }) => JSON.stringify({ ...document, [key]: value })),
  fc
    .record({ document: fc.constantFrom(...DOCUMENTS), at: fc.nat(400), text: fc.string() })
    .map(({ document, at, text }) => {
      const whole = JSON.stringify(document);
      return whole.slice(0, at) + text + (at % 2 === 0 ? whole.slice(at) : '');
    }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '{}', '[]', 'null', '{"__proto__":{"x":1}}', '\ufeff{}', '{"_source":1}')
);

it('makes an event or a reason of every line, in order, whatever stands in it', async () => {
  const property = fc.asyncProperty(
    fc.array(line, { minLength: 1, maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    async (lines, cuts) => {
      const bytes = Buffer.from(lines.join('\n'));
      const chunks: Buffer[] = [];
      for (let at = 0, n = 0; at < bytes.length; n++) {
        const size = cuts[n % cuts.length] ?? 1;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      const file = { name: 'fuzz', chunks: async () => Readable.from(chunks) };
      const { clock_offset_ms, helk } = await surveyFile(file, { wantsNewest: true, keepBytes: 0 });
      let last = 0;
      for await (const read of readEvents(file)) {
        expect(read.line).toBeGreaterThan(last);
        last = read.line;
        if (read.kind === 'bad') continue;
        const options = { file: 'fuzz', line: read.line, clock_offset_ms, shift_ms: 0, helk };
        const normalized = normalizeEvent(read.document, options);
        if (normalized.kind === 'bad') expect(normalized.reason).not.toBe('');
        else expect(JSON.parse(JSON.stringify(normalized.document))['@timestamp']).toMatch(/Z$/);
      }
      // Strings may hold line feeds of their own.
      const written = bytes.toString().split('\n');
      expect(last).toBeLessThanOrEqual(written.length);
    }
  );
  await fc.assert(property, { seed: 20_260_102, numRuns: RUNS });
});
