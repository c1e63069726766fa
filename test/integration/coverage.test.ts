import { coverageEndpoint, type SentRequest } from '../../common/http/coverage';
import { toLucene } from '../../common/explain/tag_query';
import { sourcesEndpoint } from '../../common/http/sources';
import {
  type EventCursor,
  techniqueEventsEndpoint,
  techniqueSummaryEndpoint,
} from '../../common/http/techniques';
import { parseRuleName } from '../../common/rule_name/parse';
import { MAX_TAG_VALUES } from '../../server/coverage/coverage_query';
import { aSource } from '../builders/source';
import { type RunningApp, setUpApp } from './support/running_app';
import {
  DAY,
  flatEvent,
  helkEvent,
  KEYWORDS,
  minute,
  moduleEvent,
  times,
} from './support/seeded_events';

/** Few distinct times, so that page borders fall between events of the same millisecond. */
const crowded = (n: number) => ({ time: minute(n % 3) });

/** Three layouts, and beside the tags what must not be counted. */
const HELK = [
  ...times(7, (n) => helkEvent('T1055', crowded(n))),
  ...times(3, (n) => helkEvent('T1055.001', crowded(n))),
  ...times(2, (n) => helkEvent(['T1003.001', 'T1055.001'], crowded(n))),
  ...times(2, (n) => helkEvent('T1086', crowded(n))),
  ...times(4, (n) => helkEvent('T1059.001', crowded(n))),
  // Under two of its ids a technique is still one tag of an event.
  ...times(2, (n) => helkEvent(['T1086', 'T1059.001'], crowded(n))),
  helkEvent('T1108'),
  helkEvent('T9999'),
  helkEvent('not an id'),
];
const MODULE = [
  ...times(5, (n) => moduleEvent('technique_id=T1055,technique_name=Injection', crowded(n))),
  ...times(2, (n) => moduleEvent('T1055.001,DLL', crowded(n))),
  ...times(2, (n) => moduleEvent('technique_id=T1055.001,technique_id=T1055.012', crowded(n))),
  ...times(3, (n) => moduleEvent('technique_id=T1086,technique_id=T1059.001', crowded(n))),
  ...times(10, (n) => moduleEvent(null, crowded(n))),
  // Another product's rule of the same name.
  {
    ...moduleEvent('technique_id=T1003'),
    event: { code: '1', provider: 'Suricata' },
    winlog: {},
  },
];
const FLAT = [
  ...times(4, (n) => flatEvent('technique_id=T1055', crowded(n))),
  ...times(2, (n) => flatEvent('MitreRef=1053,Technique=Scheduled Task', crowded(n))),
  ...times(20, (n) => flatEvent('-', crowded(n))),
  ...times(3, (n) => flatEvent('Alert,No technique', crowded(n))),
];

const EXPECTED: Readonly<Record<string, number>> = {
  'T1003.001': 2,
  T1053: 2,
  T1055: 7 + 5 + 4,
  'T1055.001': 3 + 2 + 2 + 2,
  'T1055.012': 2,
  'T1059.001': 2 + 4 + 2 + 3,
};

const app = setUpApp();
beforeAll(async () => {
  await app.elasticsearch('PUT', '/helk-2024.03.01', KEYWORDS);
  await app.seed('helk-2024.03.01', HELK);
  await app.seed('winlogbeat-sysmon-2024.03.01', MODULE);
  await app.seed('nxlog-2024.03.01', FLAT);
});

const coverageOf = async (filter: object = {}, more: object = {}) => {
  const body = { filter: { ...DAY, ...filter }, ...more };
  return app.ask(coverageEndpoint, { body });
};

const counts = ({ techniques }: { techniques: readonly { id: string; observed: number }[] }) =>
  Object.fromEntries(techniques.map(({ id, observed }) => [id, observed]));

/** Every page of a technique's events, from the newest on. */
async function allEvents(id: string, size: number, more: object = {}) {
  const events = [];
  let after: EventCursor | null = null;
  for (let page = 0; page < 1_000; page++) {
    const answer: Awaited<ReturnType<typeof onePage>> = await onePage(id, { size, after, ...more });
    expect(answer.events.length).toBeLessThanOrEqual(size);
    events.push(...answer.events);
    if (answer.next === null) return events;
    after = answer.next;
  }
  throw new Error('the pages never end');
}

const onePage = (id: string, more: object) =>
  app.ask(techniqueEventsEndpoint, { id, body: { filter: DAY, ...more } });

const summaryOf = (id: string, more: object = {}) =>
  app.ask(techniqueSummaryEndpoint, { id, body: { filter: DAY, ...more } });

describe('from events to numbers', () => {
  it('finds the layouts and what to count in each', async () => {
    const { sources, problems, reason } = await app.ask(sourcesEndpoint);
    expect(
      sources.map(({ source }) => [source.index_pattern, source.tags_from, source.filter !== null])
    ).toEqual(
      expect.arrayContaining([
        ['helk-*', 'technique_ids', false],
        ['nxlog-*', 'rule_name', false],
        ['winlogbeat-sysmon-*', 'rule_name', true],
      ])
    );
    expect(sources).toHaveLength(3);
    expect([problems, reason]).toEqual([[], null]);
  });

  it('counts each technique under its current id, over all layouts', async () => {
    const coverage = await coverageOf();
    expect(counts(coverage)).toEqual(EXPECTED);
    const tags = Object.values(EXPECTED).reduce((sum, events) => sum + events, 0);
    expect(coverage.totals).toEqual({ observed_tags: tags, alerted_tags: 0, unknown_tags: 3 });
    expect(coverage.reason).toBeNull();
    expect(coverage.sources.map(({ status, reason, paged }) => [status, reason, paged])).toEqual(
      Array(3).fill(['complete', null, false])
    );
  });

  it('lists what names no live technique, with the reason', async () => {
    const { unknown } = await coverageOf();
    expect(unknown.map(({ value, events, reason }) => [value, events, reason]).sort()).toEqual([
      ['T1108', 1, 'deprecated'],
      ['T9999', 1, 'not_in_catalogue'],
      ['not an id', 1, 'not_an_id'],
    ]);
  });

  it('answers the same for sources that the question brings', async () => {
    const { sources } = await app.ask(sourcesEndpoint);
    const asked = await coverageOf({}, { sources: sources.map(({ source }) => source) });
    expect(counts(asked)).toEqual(EXPECTED);
  });

  it('follows redirects in the release that was asked for', async () => {
    const { techniques } = await coverageOf();
    const found = techniques.find(({ id }) => id === 'T1059.001');
    const raw = found?.raw ?? [];
    expect(found?.repeated).toBe(2);
    expect(raw.map(({ value, events }) => [value, events]).sort()).toEqual([
      ['T1059.001', 4 + 2],
      ['T1086', 2 + 2],
      ['technique_id=T1086,technique_id=T1059.001', 3],
    ]);
  });
});

describe('summary and events', () => {
  it.each(Object.entries(EXPECTED))('agree with the count of %s', async (id, expected) => {
    const summary = await summaryOf(id);
    expect(summary.events).toBe(expected);
    expect(summary.histogram.buckets.reduce((sum, { events }) => sum + events, 0)).toBe(expected);
    const { rules, hosts, users, process_images, event_ids } = summary;
    for (const { values, other_events } of [rules, hosts, users, process_images, event_ids]) {
      expect(values.reduce((sum, { events }) => sum + events, other_events)).toBe(expected);
    }
    expect(summary.incomplete).toEqual([]);

    for (const size of [1, 3, 500]) {
      const events = await allEvents(id, size);
      expect(new Set(events.map((event) => `${event.index} ${event.id}`)).size).toBe(expected);
      expect(events).toHaveLength(expected);
      const newestFirst = events.map(({ time }) => time);
      expect(newestFirst).toEqual([...newestFirst].sort().reverse());
      expect([summary.last_seen, summary.first_seen]).toEqual([newestFirst[0], newestFirst.at(-1)]);
    }
  });

  it('count an event with two sub-techniques once among all of the technique', async () => {
    const more = { with_sub_techniques: true };
    // 27 tags on 25 events: two carry both T1055.001 and T1055.012.
    expect((await summaryOf('T1055', more)).events).toBe(25);
    expect(await allEvents('T1055', 4, more)).toHaveLength(25);
  });

  it('shows an event in the roles of its source, and its document whole', async () => {
    const { events } = await onePage('T1053', { size: 1 });
    expect(events[0]).toMatchObject({
      event_id: '1',
      host: 'pc3.example.test',
      user: 'EXAMPLE\\alice',
      process_image: 'C:\\Windows\\System32\\cmd.exe',
      rule_name: 'MitreRef=1053,Technique=Scheduled Task',
      document: flatEvent('MitreRef=1053,Technique=Scheduled Task', { time: minute(1) }),
    });
  });

  it('know no events of a technique without tags, and no technique that is not live', async () => {
    expect(await summaryOf('T1113')).toMatchObject({ events: 0, first_seen: null, requests: [] });
    await expect(summaryOf('T1086')).rejects.toThrow('T1086 is no live technique');
  });
});

describe('the searches of an answer, sent as they are', () => {
  const sendAgain = ({ method, path, body }: SentRequest) => app.elasticsearch(method, path, body);

  it('find the same events as a Lucene query', async () => {
    const { sources } = await app.ask(sourcesEndpoint);
    const { techniques } = await coverageOf();
    for (const { id, raw } of techniques) {
      let found = 0;
      for (const { source } of sources) {
        const own = raw.filter(({ source_id }) => source_id === source.id);
        const values = own.map(({ value }) => value);
        if (values.length === 0) continue;
        const query = toLucene({ source, values, hosts: [], query: '' });
        const answer = (await app.elasticsearch('POST', `/${source.index_pattern}/_count`, {
          query: { query_string: { query } },
        })) as { count: number };
        found += answer.count;
      }
      expect([id, found]).toEqual([id, EXPECTED[id]]);
    }
  });

  it('give the counts of the matrix', async () => {
    const { sources, techniques, unknown } = await coverageOf();
    for (const { source_id, request } of sources) {
      const answer = (await sendAgain(request)) as {
        aggregations: { tags: { buckets: { key: string; doc_count: number }[] } };
      };
      const buckets = answer.aggregations.tags.buckets;
      const counted = [...techniques.flatMap(({ raw }) => raw), ...unknown].filter(
        (raw) => raw.source_id === source_id
      );
      expect(counted.length).toBeGreaterThan(0);
      for (const { value, events } of counted) {
        expect(buckets).toContainEqual({ key: value, doc_count: events });
      }
    }
  });

  it('give the events of the flyout', async () => {
    const summary = await summaryOf('T1055');
    const totals = await Promise.all(
      summary.requests.map(async (request) => {
        const answer = (await sendAgain(request)) as { hits: { total: { value: number } } };
        return answer.hits.total.value;
      })
    );
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(summary.events);
  });
});

describe('filters', () => {
  it.each([
    ['from is inside', { from: minute(2), to: minute(3) }, { T1055: 2 + 1 + 1 }],
    ['to is outside', { from: minute(0), to: minute(2) }, { T1055: 5 + 4 + 3 }],
    ['a query narrows', { query: 'host.name:pc2*' }, { T1055: 5 }],
    ['a query may be a phrase', { query: 'RuleName:"technique_id=T1055"' }, { T1055: 4 }],
    ['hosts narrow', { hosts: ['pc1.example.test', 'pc3.example.test'] }, { T1055: 7 + 4 }],
  ])('%s', async (_meaning, filter, expected) => {
    expect(counts(await coverageOf(filter))).toMatchObject(expected);
    const [[id, events]] = Object.entries(expected) as [[string, number]];
    const summary = await summaryOf(id, { filter: { ...DAY, ...filter } });
    expect(summary.events).toBe(events);
  });

  it('counts only the chosen sources, and says which there are when none is meant', async () => {
    const { sources } = await app.ask(sourcesEndpoint);
    const helk = sources.find(({ source }) => source.tags_from === 'technique_ids')?.source.id;
    expect(counts(await coverageOf({ sources: [helk] })).T1055).toBe(7);
    await expect(coverageOf({ sources: ['nobody'] })).rejects.toThrow(
      /404.*No source is called nobody\. There are: .*helk/
    );
  });
});

describe('a query that Lucene cannot parse', () => {
  const query = 'RuleName:"open';

  it('makes every source unknown, with its reason', async () => {
    const { sources, reason, techniques } = await coverageOf({ query });
    expect(techniques).toEqual([]);
    expect(reason?.kind).toBe('failed');
    expect(reason?.message).toContain('Failed to parse query');
    for (const { status, reason: why } of sources) {
      expect([status, why]).toEqual(['unknown', expect.stringContaining('Failed to parse query')]);
    }
  });

  it('leaves summary and events incomplete', async () => {
    const filter = { ...DAY, query };
    const { incomplete } = await summaryOf('T1055', { filter });
    expect(incomplete).toHaveLength(3);
    expect((await onePage('T1055', { filter })).incomplete).toHaveLength(3);
  });
});

describe('more distinct ids than one terms holds', () => {
  const VALUES = MAX_TAG_VALUES + 200;
  const source = aSource({ id: 'flood', index_pattern: 'flood' });

  beforeAll(async () => {
    await app.elasticsearch('PUT', '/flood', KEYWORDS);
    const digits = (n: number) => String(n).padStart(3, '0');
    const ids = times(VALUES, (n) => `T9${digits(Math.floor(n / 10))}.${digits(n % 10)}`);
    await app.seed('flood', [
      // The rarest values are those that a cut-off list would lose.
      ...ids.flatMap((id) => [helkEvent(id), helkEvent(id)]),
      helkEvent('T1055'),
      helkEvent(['T1059.001', 'T1003.001']),
    ]);
  });
  afterAll(() => app.elasticsearch('DELETE', '/flood'));

  it('is paged, and loses nothing', async () => {
    const coverage = await coverageOf({}, { sources: [source] });
    expect(coverage.sources).toMatchObject([{ status: 'complete', reason: null, paged: true }]);
    expect(counts(coverage)).toEqual({ T1055: 1, 'T1059.001': 1, 'T1003.001': 1 });
    expect(coverage.unknown).toHaveLength(VALUES);
    expect(coverage.totals).toEqual({
      observed_tags: 3,
      alerted_tags: 0,
      unknown_tags: 2 * VALUES,
    });
  });

  it('shows the search that its counts come from', async () => {
    const { sources } = await coverageOf({}, { sources: [source] });
    const request = sources[0]?.request;
    expect(JSON.stringify(request?.body)).toContain('"composite"');
  });
});

describe('requests that are refused', () => {
  const path = '/api/attack_coverage/coverage';
  const post = (headers: Record<string, string>, body: string) =>
    app.send(path, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json', 'kbn-xsrf': 'test' };

  it.each<[string, number, () => ReturnType<RunningApp['send']>]>([
    ['no kbn-xsrf header', 400, () => post({ 'content-type': 'application/json' }, '{}')],
    ['a page of another site', 403, () => post({ ...json, origin: 'http://evil.test' }, '{}')],
    ['JSON that is none', 400, () => post(json, '{"filter":')],
    ['a body that is no JSON', 415, () => post({ ...json, 'content-type': 'text/plain' }, 'hi')],
    ['a body over 1 MB', 413, () => post(json, JSON.stringify({ a: 'x'.repeat(1_100_000) }))],
    ['a name that leads here by DNS', 403, () => app.sendTo('evil.test', path)],
    ['an unknown route', 404, () => app.send('/api/attack_coverage/nothing')],
  ])('%s', async (_meaning, statusCode, send) => {
    const { status, body } = await send();
    expect(status).toBe(statusCode);
    expect(body).toEqual({
      statusCode,
      error: expect.stringMatching(/^[A-Z]/),
      message: expect.stringMatching(/\w/),
    });
  });

  it.each([
    ['an unknown key', { filters: {} }, 'filters'],
    ['a range that is backwards', { filter: { from: DAY.to, to: DAY.from } }, 'not before'],
    ['a time that is none', { filter: { from: 'yesterday' } }, 'body.filter.from'],
    ['a domain that is none', { filter: { domain: 'space' } }, 'body.filter.domain'],
    [
      'an index pattern that leads elsewhere',
      { sources: [{ ...aSource(), index_pattern: '../_security/role' }] },
      'body.sources.0.index_pattern',
    ],
    [
      'a source without the field that it counts',
      { sources: [aSource({ fields: { technique_ids: null } })] },
      'body.sources.0.fields',
    ],
  ])('names what is wrong with %s', async (_meaning, body, named) => {
    const answer = await post(json, JSON.stringify(body));
    expect(answer.body).toMatchObject({
      statusCode: 400,
      error: 'Bad Request',
      message: expect.stringContaining(named),
      attributes: { code: 'invalid_input' },
    });
  });

  it('names the releases that there are', async () => {
    const answer = await post(json, JSON.stringify({ filter: { version: '1.0' } }));
    expect(answer.body).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('On offer: '),
      attributes: { code: 'not_found' },
    });
  });
});

it('seeds rule names that the grammar reads as this suite means them', () => {
  const ids = (name: string) => parseRuleName(name).techniques.map(({ id }) => id);
  expect(ids('T1055.001,DLL')).toEqual(['T1055.001']);
  expect(ids('Alert,No technique')).toEqual([]);
});
