import { parseTime } from './event_time';
import { normalizeEvent, setAside } from './normalize_event';
import type { JsonObject } from './json_object';

const OPTIONS = {
  file: 'a.ndjson',
  line: 4,
  clock_offset_ms: 0,
  shift_ms: 0,
  helk: 'helk',
} as const;
const HOUR_MS = 3_600_000;

const normalize = (
  document: JsonObject,
  options: Partial<Parameters<typeof normalizeEvent>[1]> = {}
) => {
  const result = normalizeEvent(document, { ...OPTIONS, ...options });
  if (result.kind === 'bad') throw new Error(result.reason);
  return result;
};
const timeOf = (document: JsonObject, options = {}) =>
  normalize(document, options).document['@timestamp'];

describe('parseTime', () => {
  it.each([
    ['2020-10-19 02:56:18.954', '2020-10-19T02:56:18.954Z'],
    ['2021-08-02T13:05:32.7650000Z', '2021-08-02T13:05:32.765Z'],
    ['2021-12-04T21:19:16.741995Z', '2021-12-04T21:19:16.741Z'],
    ['2023-08-16T04:53:48.388+0200', '2023-08-16T02:53:48.388Z'],
    ['2023-08-16T04:53:48-01:30', '2023-08-16T06:23:48.000Z'],
    [1_597_000_000, '2020-08-09T19:06:40.000Z'],
    [1_597_000_000_123, '2020-08-09T19:06:40.123Z'],
  ])('reads %p', (value, iso) => {
    expect(new Date(parseTime(value) ?? NaN).toISOString()).toBe(iso);
  });

  it.each(['', 'yesterday', '04/22/2021', null, {}, -1])('does not read %p', (value) => {
    expect(parseTime(value)).toBeNull();
  });
});

describe('normalizeEvent', () => {
  it.each([
    [
      'flat, outer clock wrong',
      { EventID: 1, TimeCreated: '2020-10-18 10:56:18.955', UtcTime: '2020-10-19 02:56:18.954' },
      '2020-10-19T02:56:18.954Z',
      'flat',
    ],
    [
      'flat, other channel',
      { EventID: 4624, TimeCreated: '2020-10-18 10:56:18.955' },
      '2020-10-18T10:56:18.955Z',
      'flat',
    ],
    [
      'NXLog',
      {
        EventID: 4624,
        EventTime: '2020-06-09 22:50:54',
        '@timestamp': '2020-06-10T02:50:56.537Z',
        host: 'wec',
      },
      '2020-06-10T02:50:56.537Z',
      'flat',
    ],
    [
      'Winlogbeat 6',
      {
        log_name: 'x',
        '@timestamp': '2019-05-18T20:36:46.254Z',
        event_data: { UtcTime: '2019-05-18 20:35:52.569' },
      },
      '2019-05-18T20:35:52.569Z',
      'winlogbeat6',
    ],
    [
      'Winlogbeat 7',
      {
        '@timestamp': '2019-10-27T04:23:09.756Z',
        winlog: { event_data: { UtcTime: '2019-10-27 04:23:09.748' } },
      },
      '2019-10-27T04:23:09.748Z',
      'winlogbeat7',
    ],
    [
      'Winlogbeat 8',
      { '@timestamp': '2023-08-16T04:53:48.446Z', event: { module: 'sysmon' }, winlog: {} },
      '2023-08-16T04:53:48.446Z',
      'ecs',
    ],
    [
      'Elastic Agent',
      { '@timestamp': '2023-08-16T04:53:48.446Z', data_stream: {}, winlog: {} },
      '2023-08-16T04:53:48.446Z',
      'ecs',
    ],
    [
      'Wazuh',
      { timestamp: '2023-08-16T04:53:48.388+0000', data: { win: { system: {} } } },
      '2023-08-16T04:53:48.388Z',
      'wazuh',
    ],
    [
      'Sentinel',
      { TenantId: '0', EventID: 1, TimeGenerated: '2021-08-02T13:05:32.7650000Z' },
      '2021-08-02T13:05:32.765Z',
      'sentinel',
    ],
    [
      'evtx',
      {
        Event: {
          System: { TimeCreated: { '#attributes': { SystemTime: '2021-12-04T21:19:16.741995Z' } } },
        },
      },
      '2021-12-04T21:19:16.741Z',
      'evtx',
    ],
    [
      'HELK 2018',
      { event_id: 1, host_name: 'a', '@timestamp': '2020-07-04T23:05:09.673Z' },
      '2020-07-04T23:05:09.673Z',
      'helk',
    ],
    [
      'HELK 2019',
      {
        event_id: 1,
        host_name: 'a',
        rule_technique_id: 'T1055',
        '@timestamp': '2020-07-04T23:05:09.673Z',
      },
      '2020-07-04T23:05:09.673Z',
      'helk-rule',
    ],
  ])('%s', (_meaning, document, time, layout) => {
    const { document: indexed, ...result } = normalize(document);
    expect(result.layout).toBe(layout);
    expect(indexed['@timestamp']).toBe(time);
    const { '@timestamp': _time, ...rest } = document as JsonObject;
    expect(indexed).toMatchObject(rest);
    expect(indexed.loaded).toMatchObject({ file: 'a.ndjson', line: 4 });
  });

  it('remembers the time that was recorded', () => {
    const { document } = normalize({
      EventID: 1,
      '@timestamp': '2021-06-11T09:07:15.635Z',
      UtcTime: '2021-06-12 01:07:15.633',
    });
    expect(document.loaded).toMatchObject({
      time_from: 'UtcTime',
      recorded_time: '2021-06-11T09:07:15.635Z',
    });
  });

  it('corrects the outer clock, never that of Sysmon, and shifts both', () => {
    const options = { clock_offset_ms: 16 * HOUR_MS, shift_ms: HOUR_MS };
    expect(timeOf({ EventID: 4624, TimeCreated: '2020-10-18 10:00:00' }, options)).toBe(
      '2020-10-19T03:00:00.000Z'
    );
    expect(timeOf({ EventID: 1, UtcTime: '2020-10-19 02:00:00' }, options)).toBe(
      '2020-10-19T03:00:00.000Z'
    );
  });

  it('counts a HELK document without tags to the HELK of its file', () => {
    const document = { event_id: 1, host_name: 'a', '@timestamp': '2020-07-04T23:05:09.673Z' };
    expect(normalize(document, { helk: 'helk-rule' }).layout).toBe('helk-rule');
  });

  it('gives values of two forms one', () => {
    const time = { '@timestamp': '2020-07-04T23:05:09.673Z' };
    expect(normalize({ ...time, EventData: '{"RuleName":"T1003"}' }).document.EventData).toEqual({
      RuleName: 'T1003',
    });
    expect(normalize({ ...time, EventData: 'text' }).document.EventData).toEqual({ Text: 'text' });
    const Event = {
      System: { EventID: { '#text': 7036, '#attributes': { Qualifiers: 1 } } },
      EventData: ['a'],
    };
    expect(normalize({ ...time, Event }).document.Event).toEqual({
      System: { EventID: 7036, EventIDAttributes: { Qualifiers: 1 } },
      EventData: { Text: ['a'] },
    });
  });

  it('refuses what has no time', () => {
    expect(normalizeEvent({ EventID: 1 }, OPTIONS)).toMatchObject({ kind: 'bad' });
  });
});

describe('setAside', () => {
  const document = {
    '@timestamp': 't',
    a: { b: { c: 1, d: 2 } },
    host: 'x',
    loaded: { file: 'f' },
  };

  it('moves a value out of the index, and only that', () => {
    expect(setAside(document, 'a.b.c')).toEqual({
      '@timestamp': 't',
      a: { b: { d: 2 } },
      host: 'x',
      loaded: { file: 'f', unindexed: { 'a.b.c': 1 } },
    });
    expect(setAside(document, 'host')).toMatchObject({
      loaded: { file: 'f', unindexed: { host: 'x' } },
    });
  });

  it('moves the longest part that exists', () => {
    expect(setAside(document, 'host.name')).toMatchObject({
      loaded: { unindexed: { 'host.name': 'x' } },
    });
  });

  it.each(['missing', '@timestamp', 'loaded.file', ''])('leaves %p alone', (path) => {
    expect(setAside(document, path)).toBeNull();
  });
});
