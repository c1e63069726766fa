import fc from 'fast-check';
import { eventText } from './event_text';
import { normalizeEvent } from './normalize_event';
import { parseLine } from './parse_line';

const OPTIONS = { file: 'a', line: 1, clock_offset_ms: 0, shift_ms: 5, helk: 'helk' } as const;

/** Both ways of writing the same event. */
function written(line: string) {
  const read = parseLine(1, line);
  if (read.kind === 'bad') throw new Error(read.reason);
  const event = normalizeEvent(read.document, OPTIONS);
  if (event.kind === 'bad') throw new Error(event.reason);
  return { text: eventText(read.text, read.document, event), document: event.document };
}

const TIME = '2020-12-14T15:12:35.123Z';

describe('eventText', () => {
  it.each([
    ['a time of its own', `{"@timestamp":"${TIME}","a":1}`],
    ['a time elsewhere', `{"UtcTime":"2020-12-14 15:12:35.123","a":{"b":"}"}}  `],
    ['spaces', `{ "@timestamp" : "${TIME}", "a" : 1 }`],
    ['one space', `{"@timestamp": "${TIME}", "a": 1}`],
    ['a second such key below', `{"b":{"@timestamp":"${TIME}"},"@timestamp":"${TIME}"}`],
    ['such a key below only', `{"b":{"@timestamp":"x"},"UtcTime":"2020-12-14 15:12:35.123"}`],
    ['such a key in a text', `{"m":"\\"@timestamp\\":\\"${TIME}\\"","@timestamp":"${TIME}"}`],
    ['a number as time', `{"@timestamp":1607958755,"a":1}`],
    ['loaded before', `{"@timestamp":"${TIME}","loaded":{"file":"x"}}`],
    ['an export', `{"_index":"i","_source":{"@timestamp":"${TIME}"}}`],
    ['a value that is unified', `{"@timestamp":"${TIME}","EventData":"{\\"a\\":1}"}`],
    ['escapes', `{"@timestamp":"${TIME}","a":"\\u00e9\\n","b":1e3}`],
  ])('spells the document for %s', (_meaning, line) => {
    const { text, document } = written(line);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
    expect(text.match(/"loaded":/g)).toHaveLength(1);
  });

  it('leaves the rest of the line as it is', () => {
    expect(written(`{"@timestamp":"${TIME}","n":1.0}`).text).toContain('"n":1.0');
  });

  it('spells the document for every object', () => {
    const keys = fc.constantFrom('@timestamp', 'UtcTime', 'loaded', 'a', '"@timestamp":');
    const json = fc.dictionary(keys, fc.jsonValue());
    fc.assert(
      fc.property(json, (object) => {
        const line = JSON.stringify({ TimeCreated: TIME, ...object });
        const { text, document } = written(line);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
      })
    );
  });
});
