import { analyticTypesEndpoint } from '../../common/http/analytic_types';
import { coverageEndpoint } from '../../common/http/coverage';
import { tagHealthEndpoint } from '../../common/http/tag_health';
import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import { aSource } from '../builders/source';
import { setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

const named = (id: string, RuleName: string) => ({ ...helkEvent(id), RuleName });
const HELK = [
  ...times(5, () => named('T1055', 'technique_id=T1055,analytic=Signature')),
  ...times(3, () => named('T1055', 'technique_id=T1055,analytic=Situational Awareness')),
  ...times(2, () => helkEvent('T1112')),
];
const FLAT = [
  ...times(4, () => flatEvent('technique_id=T1055,analytic=Signature')),
  ...times(6, () => flatEvent('technique_id=T1003')),
  ...times(9, () => flatEvent('-')),
];
/** Keeps ids alone: neither rule name nor host. */
const BARE = times(7, () => ({
  '@timestamp': DAY.from,
  technique: 'T1059',
}));

const BARE_SOURCE = aSource({
  id: 'bare',
  index_pattern: 'bare-*',
  fields: { technique_ids: 'technique', rule_name: null, host: null, process_image: null },
});
const SOURCES = [
  aSource({ id: 'helk', index_pattern: 'helk-*' }),
  aSource({
    id: 'nxlog',
    index_pattern: 'nxlog-*',
    tags_from: 'rule_name',
    fields: { technique_ids: null, event_id: 'EventID', channel: 'Channel', host: 'Hostname' },
  }),
];

const app = setUpApp();
beforeAll(async () => {
  for (const [index, events] of [
    ['helk-2024.03.01', HELK],
    ['nxlog-2024.03.01', FLAT],
    ['bare-2024.03.01', BARE],
  ] as const) {
    await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
    await app.seed(index, events);
  }
});

const bodyOf = (filter: object, sources: readonly object[] = SOURCES) => ({
  filter: { ...DAY, ...filter },
  sources,
});
const coverageOf = (filter: object, sources?: readonly object[]) =>
  app.ask(coverageEndpoint, { body: bodyOf(filter, sources) });
const counts = ({ techniques }: Awaited<ReturnType<typeof coverageOf>>) =>
  Object.fromEntries(techniques.map(({ id, observed }) => [id, observed]));

describe('analytic types', () => {
  it.each<[string, string[], Record<string, number>]>([
    ['one, however the source counts', ['Signature'], { T1055: 9 }],
    ['several', ['Signature', 'Situational Awareness'], { T1055: 12 }],
    ['one that nobody wrote', ['Nothing'], {}],
    ['none for all', [], { T1003: 6, T1055: 12, T1112: 2 }],
  ])('%s', async (_meaning, analytic_types, expected) => {
    const filter = { analytic_types };
    const coverage = await coverageOf(filter);
    expect(counts(coverage)).toEqual(expected);
    expect(coverage.sources.map(({ status }) => status)).toEqual(['complete', 'complete']);
    for (const id of ['T1003', 'T1055', 'T1112']) {
      const summary = await app.ask(techniqueSummaryEndpoint, { id, body: bodyOf(filter) });
      expect(summary.events).toBe(expected[id] ?? 0);
      const { events } = await app.ask(techniqueEventsEndpoint, {
        id,
        body: { ...bodyOf(filter), size: 100 },
      });
      expect(events).toHaveLength(expected[id] ?? 0);
    }
  });

  it('is said to be the reason where nothing carries them', async () => {
    expect((await coverageOf({ analytic_types: ['Nothing'] })).reason?.kind).toBe(
      'nothing_matches'
    );
  });

  it('leaves tag health with what carries them', async () => {
    const health = await app.ask(tagHealthEndpoint, {
      body: bodyOf({ analytic_types: ['Signature'] }),
    });
    expect(health.analytic_types).toMatchObject([{ value: 'Signature', events: 9 }]);
    expect(health.sources).toMatchObject([
      { source_id: 'helk', tagged: 5, unnamed: 0 },
      { source_id: 'nxlog', tagged: 4, unnamed: 0 },
    ]);
  });

  it('shows in the request as it was sent', async () => {
    const { sources } = await coverageOf({ analytic_types: ['Signature'] });
    expect(JSON.stringify(sources[0]?.request.body)).toContain(
      '{"terms":{"RuleName":["technique_id=T1055,analytic=Signature"]}}'
    );
  });

  it('are unknown, not none, where a source keeps no rule name', async () => {
    const all = [...SOURCES, BARE_SOURCE];
    const coverage = await coverageOf({ analytic_types: ['Signature'] }, all);
    expect(counts(coverage)).toEqual({ T1055: 9 });
    expect(coverage.sources[2]).toMatchObject({
      source_id: 'bare',
      status: 'unknown',
      reason: expect.stringContaining('no field for the rule name'),
    });
    const body = bodyOf({ analytic_types: ['Signature'] }, all);
    const summary = await app.ask(techniqueSummaryEndpoint, { id: 'T1059', body });
    expect(summary).toMatchObject({ events: 0, incomplete: [{ source_id: 'bare' }] });
  });

  it('are on offer with their events, whatever is chosen', async () => {
    const body = bodyOf({ analytic_types: ['Nothing'] }, [...SOURCES, BARE_SOURCE]);
    const { types, incomplete } = await app.ask(analyticTypesEndpoint, { body });
    expect(types).toEqual([
      { value: 'Signature', events: 9, rule_names: 1 },
      { value: 'Situational Awareness', events: 3, rule_names: 1 },
      { value: null, events: 8, rule_names: 2 },
    ]);
    expect(incomplete).toMatchObject([{ source_id: 'bare' }]);
    const health = await app.ask(tagHealthEndpoint, { body: bodyOf({}) });
    expect(health.analytic_types.map(({ value, events }) => [value, events])).toEqual(
      types.map(({ value, events }) => [value, events])
    );
  });
});

describe('hosts', () => {
  const filter = { hosts: ['pc1.example.test'] };

  it('are unknown, not none, where a source keeps none', async () => {
    const coverage = await coverageOf(filter, [...SOURCES, BARE_SOURCE]);
    expect(counts(coverage)).toEqual({ T1055: 8, T1112: 2 });
    expect(coverage.sources.map(({ status }) => status)).toEqual([
      'complete',
      'complete',
      'unknown',
    ]);
    expect(coverage.sources[2]?.reason).toContain('no field for the host');
  });

  it('say so where no source keeps any', async () => {
    const coverage = await coverageOf(filter, [BARE_SOURCE]);
    expect(coverage.reason).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('no field for the host'),
    });
    const body = bodyOf(filter, [BARE_SOURCE]);
    const summary = await app.ask(techniqueSummaryEndpoint, { id: 'T1059', body });
    expect(summary).toMatchObject({ events: 0, incomplete: [{ source_id: 'bare' }] });
  });
});
