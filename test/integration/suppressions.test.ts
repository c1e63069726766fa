import { coverageEndpoint } from '../../common/http/coverage';
import { suppressionEffectsEndpoint } from '../../common/http/suppression_effects';
import type { StoredSuppression, SuppressionsResponse } from '../../common/http/suppressions';
import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import { troubleshootEndpoint } from '../../common/http/troubleshoot';
import { aSource } from '../builders/source';
import { aSuppression } from '../builders/suppression';
import { type Account, type Answer, authorizationOf, setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

const account = (name: string): Account => ({ name, password: `${name}-password` });
const MANAGER = account('manager');
const ANALYST = account('analyst');
const READ = ['read', 'view_index_metadata'];

/** Events of a source that counts ids, and of one that counts rule names. */
const HELK = [
  ...times(5, () => helkEvent('T1055', { host: 'pc1' })),
  ...times(3, () => helkEvent('T1055', { host: 'pc2' })),
  ...times(2, () => ({ ...helkEvent('T1112', { host: 'pc1' }), Image: 'C:\\Tools\\Updater.exe' })),
];
const FLAT = [
  ...times(4, () => flatEvent('technique_id=T1055,technique_name=Flat', { host: 'pc3' })),
  ...times(6, () => flatEvent('technique_id=T1003', { host: 'pc3' })),
  ...times(9, () => flatEvent('-', { host: 'pc1' })),
];
const EVERYTHING = { T1003: 6, T1055: 12, T1112: 2 };
const ALL_TAGS = 20;

const EVENTS = { names: ['helk-*', 'nxlog-*'], privileges: READ };
const app = setUpApp({
  security: {
    users: [
      { ...MANAGER, roles: ['manager'] },
      { ...ANALYST, roles: ['analyst'] },
    ],
    roles: {
      manager: {
        indices: [
          EVENTS,
          { names: ['attack-coverage-*'], privileges: [...READ, 'write', 'create_index'] },
        ],
      },
      analyst: { indices: [EVENTS] },
    },
  },
});
beforeAll(async () => {
  for (const [index, documents] of [
    ['helk-2024.03.01', HELK],
    ['nxlog-2024.03.01', FLAT],
  ] as const) {
    await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
    await app.seed(index, documents);
  }
});
afterEach(() => app.elasticsearch('DELETE', '/attack-coverage-settings?ignore_unavailable=true'));

const call = (as: Account, method: string, path: string, body?: unknown): Promise<Answer> =>
  app.send(`/api/attack_coverage${path}`, {
    method,
    headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json', ...authorizationOf(as) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const save = async (facts: object, expected: string | null = null): Promise<StoredSuppression> => {
  const suppression = aSuppression(facts);
  const { status, body } = await call(MANAGER, 'PUT', `/suppressions/${suppression.id}`, {
    suppression,
    expected,
  });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as StoredSuppression;
};

const coverageOf = (filter: object = {}, as = MANAGER) =>
  app.ask(coverageEndpoint, { as, body: { filter: { ...DAY, ...filter } } });

const counts = async (filter: object = {}, as = MANAGER) => {
  const { techniques } = await coverageOf(filter, as);
  return Object.fromEntries(techniques.map(({ id, observed }) => [id, observed]));
};

const summaryOf = (id: string, filter: object = {}) =>
  app.ask(techniqueSummaryEndpoint, { id, as: MANAGER, body: { filter: { ...DAY, ...filter } } });
const eventsOf = (id: string) =>
  app.ask(techniqueEventsEndpoint, { id, as: MANAGER, body: { filter: DAY, size: 100 } });

describe('what is suppressed counts nowhere', () => {
  it.each<[string, object, Record<string, number>]>([
    [
      'a rule name',
      { kind: 'rule_name', value: 'technique_id=T1055,technique_name=Seeded' },
      { T1003: 6, T1055: 4, T1112: 2 },
    ],
    ['a host', { kind: 'host', value: 'PC1' }, { T1003: 6, T1055: 7 }],
    ['hosts by a pattern', { kind: 'host', value: 'pc*' }, {}],
    ['a process', { kind: 'process', value: 'c:\\tools\\updater.exe' }, { T1003: 6, T1055: 12 }],
    [
      'processes by a pattern',
      { kind: 'process', value: '*\\updater.exe' },
      { T1003: 6, T1055: 12 },
    ],
    ['a query', { kind: 'query', value: 'RuleName:*T1003*' }, { T1055: 12, T1112: 2 }],
  ])('%s', async (_meaning, facts, left) => {
    expect(await counts()).toEqual(EVERYTHING);
    await save(facts);
    expect(await counts()).toEqual(left);
    expect(await counts({ suppressed: 'include' })).toEqual(EVERYTHING);
    for (const id of Object.keys(EVERYTHING)) {
      const expected = left[id] ?? 0;
      expect((await summaryOf(id)).events).toBe(expected);
      expect((await eventsOf(id)).events).toHaveLength(expected);
    }
  });

  it('until it expires', async () => {
    await save({ expires_at: '2024-03-01T00:00:00Z' });
    expect(await counts()).toEqual(EVERYTHING);
    const listed = await call(MANAGER, 'GET', '/suppressions');
    expect((listed.body as SuppressionsResponse).suppressions).toMatchObject([{ expired: true }]);
  });

  it('and the search stays as it was where nothing is suppressed', async () => {
    const before = await coverageOf();
    await save({ expires_at: '2024-03-01T00:00:00Z' });
    const bodies = ({ sources }: typeof before) => sources.map(({ request }) => request.body);
    expect(bodies(await coverageOf())).toEqual(bodies(before));
    await save({ id: 'second' });
    expect(JSON.stringify(bodies(await coverageOf()))).toContain('"must_not"');
  });
});

describe('what suppressions leave out', () => {
  it('is said of each by itself and of all together', async () => {
    await save({ id: 'host', kind: 'host', value: 'pc1' });
    await save({ id: 'seeded' });
    await save({ id: 'old', kind: 'host', value: 'pc3', expires_at: '2024-03-01T00:00:00Z' });
    const { hidden, totals } = await coverageOf();
    // Five events of pc1 have the rule name as well.
    expect(hidden).toEqual({
      tags: 10,
      by_suppression: [
        { id: 'host', tags: 7, not_told_in: [] },
        { id: 'seeded', tags: 8, not_told_in: [] },
      ],
      problem: null,
    });
    expect(totals.observed_tags).toBe(ALL_TAGS - 10);
    const included = await coverageOf({ suppressed: 'include' });
    expect(included.hidden).toEqual({ tags: 0, by_suppression: [], problem: null });
    expect(included.totals.observed_tags).toBe(ALL_TAGS);
  });

  it('is the reason where it is everything', async () => {
    await save({ kind: 'host', value: 'pc*' });
    expect((await coverageOf()).reason).toMatchObject({
      kind: 'suppressed',
      message: expect.stringContaining(`${ALL_TAGS} tags`),
    });
  });

  it('is counted where a source has no field to tell it by', async () => {
    await save({ kind: 'process', value: 'C:\\Windows\\*' });
    const helk = aSource({ id: 'helk', index_pattern: 'helk-*', fields: { process_image: null } });
    const coverage = await app.ask(coverageEndpoint, {
      as: MANAGER,
      body: { filter: DAY, sources: [helk] },
    });
    expect(coverage.totals.observed_tags).toBe(10);
    expect(coverage.hidden.by_suppression).toEqual([
      { id: 'noise', tags: 0, not_told_in: ['helk'] },
    ]);
  });

  it('is not known to those who may not read it: their answer says so', async () => {
    await save({});
    const coverage = await coverageOf({}, ANALYST);
    expect(coverage.totals.observed_tags).toBe(ALL_TAGS);
    expect(coverage.hidden.problem).toMatch(/not heeded.*attack-coverage-settings/);
  });

  it('is not known where a newer version wrote it, and the rest is heeded', async () => {
    await save({ id: 'host', kind: 'host', value: 'pc1' });
    await app.elasticsearch('PUT', '/attack-coverage-settings/_doc/default:suppression:x?refresh', {
      space: 'default',
      kind: 'suppression',
      name: 'x',
      schema_version: 99,
      created_at: DAY.from,
      updated_at: DAY.from,
      payload: {},
    });
    const { hidden, totals } = await coverageOf();
    expect(totals.observed_tags).toBe(ALL_TAGS - 7);
    expect(hidden).toMatchObject({ tags: 7, problem: expect.stringContaining('newer version') });
  });
});

describe('the effect', () => {
  const effectsOf = (body: object = {}) =>
    app.ask(suppressionEffectsEndpoint, { as: MANAGER, body: { filter: DAY, ...body } });

  it('of what is stored is that of each by itself, by technique', async () => {
    await save({ id: 'host', kind: 'host', value: 'pc1' });
    await save({ id: 'limited', techniques: ['T1055'] });
    await save({ id: 'old', kind: 'host', value: 'pc3', expires_at: '2024-03-01T00:00:00Z' });
    const { effects, problem, requests } = await effectsOf();
    expect(effects).toEqual([
      {
        id: 'host',
        tags: 7,
        techniques: [
          { id: 'T1055', tags: 5 },
          { id: 'T1112', tags: 2 },
        ],
        not_told_in: [],
        reason: null,
      },
      {
        id: 'limited',
        tags: 8,
        techniques: [{ id: 'T1055', tags: 8 }],
        not_told_in: [],
        reason: null,
      },
    ]);
    expect(problem).toBeNull();
    expect(requests.map(({ source_id }) => source_id)).toHaveLength(2);
  });

  it('of a draft is what it would leave out, whatever is stored and expired', async () => {
    await save({ id: 'host', kind: 'host', value: 'pc1' });
    const draft = aSuppression({ id: 'draft', expires_at: '2024-03-01T00:00:00Z' });
    expect((await effectsOf({ draft })).effects).toMatchObject([{ id: 'draft', tags: 8 }]);
  });

  it('of a query that cannot be read is the reason, and it is not saved', async () => {
    const draft = aSuppression({ kind: 'query', value: 'a:(b' });
    expect((await effectsOf({ draft })).effects).toMatchObject([
      { tags: null, reason: expect.stringContaining('Failed to parse query') },
    ]);
    const saved = await call(MANAGER, 'PUT', '/suppressions/noise', {
      suppression: draft,
      expected: null,
    });
    expect(saved).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('Failed to parse query') },
    });
  });
});

describe('a suppression limited to techniques', () => {
  /** Events that carry two techniques, in both kinds of source, and one under two of its ids. */
  const BOTH = [
    ...times(4, () => helkEvent(['T1055', 'T1003.001'], { host: 'two1' })),
    ...times(3, () => helkEvent(['T1086', 'T1059.001'], { host: 'two1' })),
    ...times(2, () => helkEvent(['T1086', 'T1059.001'], { host: 'two2' })),
    ...times(1, () => helkEvent('T1059.001', { host: 'two1' })),
  ];
  const BOTH_FLAT = [
    ...times(5, () => flatEvent('technique_id=T1055,technique_id=T1003.001', { host: 'two1' })),
    ...times(6, () => flatEvent('technique_id=T1055,technique_id=T1003.001', { host: 'two2' })),
  ];
  const RANGE = { from: '2024-04-01T00:00:00Z', to: '2024-04-02T00:00:00Z' };
  const moved = (events: readonly object[]) =>
    events.map((event) => ({ ...event, '@timestamp': '2024-04-01T12:00:00Z' }));
  const PLAIN = { 'T1003.001': 15, T1055: 15, 'T1059.001': 6 };

  beforeAll(async () => {
    await app.seed('helk-2024.03.01', moved(BOTH));
    await app.seed('nxlog-2024.03.01', moved(BOTH_FLAT));
  });

  it.each<[string, object, Record<string, number>, number]>([
    ['takes only their tags', { techniques: ['T1055'] }, { ...PLAIN, T1055: 6 }, 9],
    ['follows a revoked id', { techniques: ['T1086'] }, { ...PLAIN, 'T1059.001': 2 }, 4],
    ['does not reach sub-techniques', { techniques: ['T1003'] }, PLAIN, 0],
    [
      'takes a technique away where nothing of it is left',
      { value: 'two*', techniques: ['T1059.001', 'T1003.001'] },
      { T1055: 15 },
      21,
    ],
  ])('%s', async (_meaning, facts, left, tags) => {
    await save({ kind: 'host', value: 'two1', ...facts });
    expect(await counts({ ...RANGE, suppressed: 'include' })).toEqual(PLAIN);
    expect(await counts(RANGE)).toEqual(left);
    const { hidden } = await coverageOf(RANGE);
    expect(hidden).toMatchObject({ tags, by_suppression: [{ id: 'noise', tags }] });
    for (const id of Object.keys(PLAIN)) {
      expect((await summaryOf(id, RANGE)).events).toBe(left[id] ?? 0);
      const body = { filter: { ...DAY, ...RANGE }, size: 100 };
      const { events } = await app.ask(techniqueEventsEndpoint, { id, as: MANAGER, body });
      expect(events).toHaveLength(left[id] ?? 0);
    }
  });

  it('works beside others', async () => {
    await save({ id: 'one', kind: 'host', value: 'two1', techniques: ['T1055'] });
    await save({ id: 'two', kind: 'host', value: 'two2', techniques: ['T1055', 'T1059.001'] });
    await save({ id: 'all', kind: 'query', value: 'mitre_technique_id:T1086' });
    expect(await counts(RANGE)).toEqual({ 'T1003.001': 15, 'T1059.001': 1 });
    const { hidden } = await coverageOf(RANGE);
    expect(hidden).toEqual({
      tags: 20,
      by_suppression: [
        { id: 'all', tags: 5, not_told_in: [] },
        { id: 'one', tags: 9, not_told_in: [] },
        { id: 'two', tags: 8, not_told_in: [] },
      ],
      problem: null,
    });
    expect((await summaryOf('T1059.001', RANGE)).events).toBe(1);
  });
});

it('the troubleshooter says what suppresses an event', async () => {
  await save({ id: 'host', kind: 'host', value: 'pc1', reason: 'A test host' });
  const { events } = await app.ask(techniqueEventsEndpoint, {
    id: 'T1112',
    as: MANAGER,
    body: { filter: { ...DAY, suppressed: 'include' } },
  });
  const [event] = events;
  const explain = (filter: object) =>
    app.ask(troubleshootEndpoint, {
      as: MANAGER,
      body: {
        filter: { ...DAY, ...filter },
        event: { kind: 'stored', index: event?.index, id: event?.id },
      },
    });
  const { verdict, steps } = await explain({});
  expect(verdict).toMatchObject({ kind: 'not_counted', step: 'suppression' });
  expect(steps.filter(({ status }) => status !== 'passed')).toMatchObject([
    { id: 'suppression', details: [{ label: 'Host pc1', value: 'A test host' }] },
  ]);
  expect((await explain({ suppressed: 'include' })).verdict.kind).toBe('counted');
});

describe('the list', () => {
  it('says who and when, and takes changes of the current version only', async () => {
    const { version } = await save({});
    const stored = await save({ reason: 'Another' }, version);
    expect(stored).toMatchObject({
      created_by: 'manager',
      updated_by: 'manager',
      suppression: { reason: 'Another' },
    });
    const late = await call(MANAGER, 'PUT', '/suppressions/noise', {
      suppression: aSuppression(),
      expected: version,
    });
    expect(late).toMatchObject({
      status: 409,
      body: { attributes: { code: 'conflict', current: { payload: { reason: 'Another' } } } },
    });
    const gone = await call(MANAGER, 'DELETE', '/suppressions/noise', {
      expected: stored.version,
    });
    expect(gone).toMatchObject({ status: 200, body: { deleted: true } });
    expect(await counts()).toEqual(EVERYTHING);
  });

  it.each([
    ['without a reason', { reason: ' ' }],
    ['of nothing', { value: '' }],
    ['of no technique at all', { techniques: [] }],
    ['until a time that is none', { expires_at: 'tomorrow' }],
  ])('refuses one %s', async (_meaning, facts) => {
    const suppression = { ...aSuppression(), ...facts };
    const answer = await call(MANAGER, 'PUT', '/suppressions/noise', {
      suppression,
      expected: null,
    });
    expect(answer).toMatchObject({ status: 400, body: { attributes: { code: 'invalid_input' } } });
  });

  it('is changed by nobody who may only look', async () => {
    const answer = await call(ANALYST, 'PUT', '/suppressions/noise', {
      suppression: aSuppression(),
      expected: null,
    });
    expect(answer).toMatchObject({ status: 403, body: { attributes: { code: 'forbidden' } } });
  });
});
