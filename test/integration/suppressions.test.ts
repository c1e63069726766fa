import { coverageEndpoint } from '../../common/http/coverage';
import type { StoredSuppression, SuppressionsResponse } from '../../common/http/suppressions';
import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import { aSuppression } from '../builders/suppression';
import {
  type Account,
  type Answer,
  authorizationOf,
  type RunningApp,
  START_TIMEOUT_MS,
  startApp,
  TEST_TIMEOUT_MS,
} from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

jest.setTimeout(TEST_TIMEOUT_MS);

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

let app: RunningApp;
beforeAll(async () => {
  const events = { names: ['helk-*', 'nxlog-*'], privileges: READ };
  app = await startApp('suppressions', {
    users: [
      { ...MANAGER, roles: ['manager'] },
      { ...ANALYST, roles: ['analyst'] },
    ],
    roles: {
      manager: {
        indices: [
          events,
          { names: ['attack-coverage-*'], privileges: [...READ, 'write', 'create_index'] },
        ],
      },
      analyst: { indices: [events] },
    },
  });
  for (const [index, documents] of [
    ['helk-2024.03.01', HELK],
    ['nxlog-2024.03.01', FLAT],
  ] as const) {
    await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
    await app.seed(index, documents);
  }
}, START_TIMEOUT_MS);
afterAll(() => app?.stop(), TEST_TIMEOUT_MS);
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
