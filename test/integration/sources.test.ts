import { coverageEndpoint } from '../../common/http/coverage';
import { sourcesEndpoint } from '../../common/http/sources';
import {
  type EventCursor,
  type TechniqueEvents,
  techniqueEventsEndpoint,
  techniqueSummaryEndpoint,
} from '../../common/http/techniques';
import { aSource } from '../builders/source';
import { setUpApp } from './support/running_app';
import {
  DAY,
  flatEvent,
  helkEvent,
  KEYWORDS,
  minute,
  moduleEvent,
  times,
} from './support/seeded_events';

const app = setUpApp();
beforeEach(() => app.deleteIndices());

const coverageOf = (filter: object = {}, more: object = {}) =>
  app.ask(coverageEndpoint, { body: { filter: { ...DAY, ...filter }, ...more } });

const counts = ({ techniques }: { techniques: readonly { id: string; observed: number }[] }) =>
  Object.fromEntries(techniques.map(({ id, observed }) => [id, observed]));

const patterns = async () =>
  (await app.ask(sourcesEndpoint)).sources.map(({ source }) => source.index_pattern);

const create = (index: string, properties: object) =>
  app.elasticsearch('PUT', `/${index}`, {
    mappings: { properties: { '@timestamp': { type: 'date' }, ...properties } },
  });

const TEXT = { type: 'text' };
const KEYWORD = { type: 'keyword' };

describe('why nothing is counted', () => {
  it('no_indices: the cluster is empty', async () => {
    expect(await app.ask(sourcesEndpoint)).toMatchObject({
      sources: [],
      reason: { kind: 'no_indices' },
    });
    expect((await coverageOf()).reason?.kind).toBe('no_indices');
  });

  it('no_source: no index has a field for tags', async () => {
    await app.seed('nginx', [{ '@timestamp': minute(0), url: '/' }]);
    expect((await app.ask(sourcesEndpoint)).reason?.kind).toBe('no_source');
    expect((await coverageOf()).reason?.kind).toBe('no_source');
  });

  it.each([
    ['Sysmon wrote no rule names', ['-', '-']],
    ['the rules are named after no technique', ['Alert', 'Browser,Chrome']],
  ])('no_tagged_events: %s', async (_meaning, names) => {
    await app.seed(
      'nxlog',
      names.map((name) => flatEvent(name))
    );
    expect((await coverageOf()).reason).toMatchObject({ kind: 'no_tagged_events', range: null });
  });

  it('nothing_in_range: with the range that has tags, which then shows them', async () => {
    await app.seed('nxlog', [
      flatEvent('technique_id=T1055', { time: minute(10) }),
      flatEvent('technique_id=T1055', { time: minute(20) }),
      // Newer, but not tagged: not part of the range.
      flatEvent('Alert', { time: minute(30) }),
    ]);
    const { reason } = await coverageOf({ from: minute(30), to: minute(90) });
    expect(reason).toMatchObject({
      kind: 'nothing_in_range',
      range: { from: minute(10), to: new Date(Date.parse(minute(20)) + 1).toISOString() },
    });
    expect(counts(await coverageOf(reason?.range ?? {}))).toEqual({ T1055: 2 });
  });

  it.each([
    ['a query', { query: 'RuleName:nothing' }],
    ['hosts', { hosts: ['nobody'] }],
  ])('nothing_matches: %s leaves no tagged event', async (_meaning, filter) => {
    await app.seed('nxlog', [flatEvent('technique_id=T1055')]);
    expect((await coverageOf(filter)).reason?.kind).toBe('nothing_matches');
  });
});

describe('a source that cannot be counted is unknown, and the others stand', () => {
  const good = aSource({ id: 'good', index_pattern: 'good' });

  beforeEach(async () => {
    await app.elasticsearch('PUT', '/good', KEYWORDS);
    await app.seed(
      'good',
      times(3, () => helkEvent('T1055'))
    );
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'its field is text without a keyword',
      'mitre_technique_id',
      async () => {
        await create('bad', { mitre_technique_id: TEXT, RuleName: TEXT });
        await app.seed('bad', [helkEvent('T1055')]);
      },
    ],
    [
      'its index is closed',
      'bad',
      async () => {
        await app.elasticsearch('PUT', '/bad', KEYWORDS);
        await app.seed('bad', [helkEvent('T1055')]);
        await app.elasticsearch('POST', '/bad/_close');
      },
    ],
    ['no index has its name', 'bad', async () => undefined],
  ])('%s', async (_meaning, named, prepare) => {
    await prepare();
    const bad = aSource({ id: 'bad', index_pattern: 'bad' });
    const sources = [good, bad];
    const coverage = await coverageOf({}, { sources });
    expect(counts(coverage)).toEqual({ T1055: 3 });
    expect(coverage.sources).toMatchObject([
      { source_id: 'good', status: 'complete', reason: null },
      { source_id: 'bad', status: 'unknown', reason: expect.stringContaining(named) },
    ]);
    const body = { filter: DAY, sources };
    const summary = await app.ask(techniqueSummaryEndpoint, { id: 'T1055', body });
    expect(summary.events).toBe(3);
    expect(summary.incomplete).toMatchObject([{ source_id: 'bad' }]);
  });

  it.each(['nothing-*', 'bad'])('a pattern that matches nothing (%s)', async (index_pattern) => {
    const sources = [aSource({ id: 'alone', index_pattern })];
    const coverage = await coverageOf({}, { sources });
    expect(coverage.sources).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining(index_pattern) },
    ]);
    expect(coverage.reason).toMatchObject({
      kind: 'no_indices',
      message: expect.stringContaining(index_pattern),
    });
  });

  it('one index of several that fails', async () => {
    await create('good-too', { mitre_technique_id: TEXT });
    await app.seed('good-too', [helkEvent('T1055')]);
    const sources = [aSource({ index_pattern: 'good*' })];
    const coverage = await coverageOf({}, { sources });
    expect(counts(coverage)).toEqual({ T1055: 3 });
    expect(coverage.sources).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining('1 of 2 shards failed') },
    ]);
  });
});

describe('what is found', () => {
  it('names a tag field that cannot be counted', async () => {
    await create('logs', { mitre_technique_id: TEXT, RuleName: TEXT });
    await app.seed('logs', [helkEvent('T1055')]);
    const { sources, problems } = await app.ask(sourcesEndpoint);
    expect(sources).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: 'text_without_keyword', subject: 'mitre_technique_id' })
    );
  });

  it('counts rule names where the ids cannot be counted, and says so', async () => {
    await create('logs', { mitre_technique_id: TEXT, RuleName: KEYWORD });
    await app.seed('logs', [helkEvent('T1055')]);
    const { sources } = await app.ask(sourcesEndpoint);
    expect(sources).toMatchObject([
      { source: { tags_from: 'rule_name' }, problems: [{ kind: 'text_without_keyword' }] },
    ]);
    expect(counts(await coverageOf())).toEqual({ T1055: 1 });
  });

  it('counts rule names where the pipeline left some whole', async () => {
    await app.elasticsearch('PUT', '/logs', KEYWORDS);
    await app.seed('logs', [helkEvent('T1055'), flatEvent('T1003,Dump'), flatEvent('-')]);
    const { sources } = await app.ask(sourcesEndpoint);
    expect(sources).toMatchObject([{ source: { tags_from: 'rule_name' } }]);
    expect(counts(await coverageOf())).toEqual({ T1003: 1, T1055: 1 });
  });

  it('says of a source that none of its events is tagged', async () => {
    await app.seed('nxlog', [flatEvent('-'), flatEvent('-')]);
    const { sources } = await app.ask(sourcesEndpoint);
    expect(sources).toMatchObject([{ problems: [{ kind: 'no_tagged_events' }] }]);
  });

  it('reads the days of a series as one source, though some lack optional fields', async () => {
    const { User: _user, Image: _image, ...bare } = flatEvent('technique_id=T1055');
    await app.seed('nxlog-2024.03.01', [flatEvent('technique_id=T1055')]);
    await app.seed('nxlog-2024.03.02', [bare]);
    expect(await patterns()).toEqual(['nxlog-*']);
    expect(counts(await coverageOf())).toEqual({ T1055: 2 });
  });

  it('counts a series beside another whose name begins with the same words', async () => {
    await app.seed('sysmon-2024.03.01', [flatEvent('technique_id=T1003')]);
    await app.elasticsearch('PUT', '/sysmon-helk-2024.03.01', KEYWORDS);
    await app.seed('sysmon-helk-2024.03.01', [helkEvent('T1055')]);
    await app.seed('sysmon-winlogbeat', [moduleEvent('technique_id=T1113')]);
    const { sources } = await app.ask(sourcesEndpoint);
    expect(sources.map(({ source }) => source.index_pattern).sort()).toEqual([
      'sysmon-*',
      'sysmon-helk-*',
      'sysmon-winlogbeat',
    ]);
    const helk = sources.find(({ source }) => source.index_pattern === 'sysmon-helk-*');
    expect(helk?.source.tags_from).toBe('technique_ids');
    expect(counts(await coverageOf())).toEqual({ T1003: 1, T1055: 1, T1113: 1 });
    const wide = sources.find(({ source }) => source.index_pattern === 'sysmon-*')?.source.id;
    expect(counts(await coverageOf({ sources: [wide] }))).toEqual({ T1003: 1 });
  });

  it('counts the days of a series on which nothing was split beside those on which ids were', async () => {
    await app.elasticsearch('PUT', '/helk-2024.03.01', KEYWORDS);
    await app.elasticsearch('PUT', '/helk-2024.03.02', KEYWORDS);
    await app.elasticsearch('PUT', '/helk-2024.03.03', KEYWORDS);
    await app.seed('helk-2024.03.01', [helkEvent('T1055')]);
    await app.seed('helk-2024.03.02', [helkEvent('T1055'), helkEvent('T1003')]);
    await app.seed('helk-2024.03.03', [flatEvent('T1113,Screen')]);
    expect(await patterns()).toEqual(['helk-2024.03.03', 'helk-*']);
    expect(counts(await coverageOf())).toEqual({ T1003: 1, T1055: 2, T1113: 1 });
  });

  it('keeps the rest of a series where one index cannot be counted, and names that one', async () => {
    await app.seed('nxlog-2024.03.01', [flatEvent('technique_id=T1055')]);
    await create('nxlog-2024.03.02', { RuleName: TEXT });
    await app.seed('nxlog-2024.03.02', [flatEvent('technique_id=T1003')]);
    const { sources, problems } = await app.ask(sourcesEndpoint);
    expect(sources).toMatchObject([
      {
        source: { id: 'nxlog-_.flat_rule_name' },
        index_count: 1,
        problems: [{ kind: 'mixed_types' }],
      },
    ]);
    expect(problems).toMatchObject([{ kind: 'text_without_keyword', subject: 'RuleName' }]);
    const coverage = await coverageOf();
    expect(counts(coverage)).toEqual({ T1055: 1 });
    expect(coverage.sources).toMatchObject([{ status: 'complete' }]);
  });

  it('can be asked with, however many indices are mapped in another way', async () => {
    const day = (n: number) =>
      `winlogbeat-of-the-northern-domain-2024.${String(n).padStart(4, '0')}`;
    for (const n of times(60, (at) => 1000 + at)) {
      await app.elasticsearch('PUT', `/${day(n)}`, {
        settings: { number_of_replicas: 0 },
        mappings: {
          properties: { '@timestamp': { type: 'date' }, RuleName: n % 2 ? KEYWORD : TEXT },
        },
      });
    }
    const { sources } = await app.ask(sourcesEndpoint);
    expect(sources.length).toBeGreaterThan(0);
    const asked = await coverageOf({}, { sources: sources.map(({ source }) => source) });
    expect(asked.sources.length).toBe(sources.length);
  });

  it('leaves out the indices of the app itself and of the system', async () => {
    await app.seed('attack-coverage-snapshots', [flatEvent('technique_id=T1055')]);
    expect((await app.ask(sourcesEndpoint)).reason?.kind).toBe('no_indices');
  });
});

describe('field types', () => {
  it('counts ids that were mapped as numbers', async () => {
    await app.seed('logs', [{ ...helkEvent('x'), mitre_technique_id: 1055 }]);
    const sources = [aSource({ index_pattern: 'logs' })];
    expect(counts(await coverageOf({}, { sources }))).toEqual({ T1055: 1 });
  });

  it('reads times in nanoseconds', async () => {
    await create('logs', { '@timestamp': { type: 'date_nanos' }, mitre_technique_id: KEYWORD });
    await app.seed('logs', [helkEvent('T1055', { time: '2024-03-01T00:00:00.123456789Z' })]);
    const { events, first_seen } = await app.ask(techniqueSummaryEndpoint, {
      id: 'T1055',
      body: { filter: DAY },
    });
    expect([events, first_seen]).toEqual([1, '2024-03-01T00:00:00.123Z']);
  });

  it('pages through events of the same millisecond that differ in nanoseconds', async () => {
    await create('logs', { '@timestamp': { type: 'date_nanos' }, mitre_technique_id: KEYWORD });
    const time = (n: number) => `2024-03-01T00:00:00.12345678${n}Z`;
    await app.seed(
      'logs',
      times(7, (n) => helkEvent('T1055', { time: time(n) }))
    );
    const seen = new Set<string>();
    let after: EventCursor | null = null;
    do {
      const body: object = { filter: DAY, size: 2, after };
      const page: TechniqueEvents = await app.ask(techniqueEventsEndpoint, { id: 'T1055', body });
      for (const { id } of page.events) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      after = page.next;
    } while (after !== null);
    expect(seen.size).toBe(7);
  });
});
