import { coverageEndpoint } from '../../common/http/coverage';
import { API_BASE } from '../../common/http/endpoint';
import { DEFAULT_PIPELINE, enrichmentEndpoint } from '../../common/http/enrichment';
import { sourcesEndpoint } from '../../common/http/sources';
import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import { aSource } from '../builders/source';
import { type Account, authorizationOf, setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

const account = (name: string): Account => ({ name, password: `${name}-password` });
const ANALYST = account('analyst');
const HELK_ONLY = account('helk_only');
const STRANGER = account('stranger');
const OUTCAST = account('outcast');

const READ = ['read', 'view_index_metadata'];

const app = setUpApp({
  security: {
    users: [
      { ...ANALYST, roles: ['all_reader'] },
      { ...HELK_ONLY, roles: ['helk_reader'] },
      { ...STRANGER, roles: ['other_reader'] },
      { ...OUTCAST, roles: [] },
    ],
    roles: {
      all_reader: { indices: [{ names: ['*'], privileges: READ }] },
      helk_reader: { indices: [{ names: ['helk-*'], privileges: READ }] },
      other_reader: { indices: [{ names: ['other-*'], privileges: READ }] },
    },
  },
});
beforeAll(async () => {
  await app.elasticsearch('PUT', '/helk-2024.03.01', KEYWORDS);
  await app.seed(
    'helk-2024.03.01',
    times(3, () => helkEvent('T1055'))
  );
  await app.seed(
    'nxlog-2024.03.01',
    times(4, () => flatEvent('technique_id=T1055'))
  );
});

const SOURCES = [
  aSource({ id: 'helk', index_pattern: 'helk-*' }),
  aSource({
    id: 'nxlog',
    index_pattern: 'nxlog-*',
    tags_from: 'rule_name',
    fields: { technique_ids: null, rule_name: 'RuleName.keyword', host: 'Hostname.keyword' },
  }),
];

const coverageOf = (as: Account, more: object = {}) =>
  app.ask(coverageEndpoint, { as, body: { filter: DAY, ...more } });

const counts = ({ techniques }: { techniques: readonly { id: string; observed: number }[] }) =>
  Object.fromEntries(techniques.map(({ id, observed }) => [id, observed]));

it('counts everything for a user who may read everything', async () => {
  expect(counts(await coverageOf(ANALYST))).toEqual({ T1055: 7 });
  const coverage = await coverageOf(ANALYST, { sources: SOURCES });
  expect(counts(coverage)).toEqual({ T1055: 7 });
  expect(coverage.sources.map(({ status }) => status)).toEqual(['complete', 'complete']);
});

describe('a user who may read one of two sources', () => {
  it('finds that one', async () => {
    const { sources, reason } = await app.ask(sourcesEndpoint, { as: HELK_ONLY });
    expect(sources.map(({ source }) => source.index_pattern)).toEqual(['helk-*']);
    expect(reason).toBeNull();
    expect(counts(await coverageOf(HELK_ONLY))).toEqual({ T1055: 3 });
  });

  it('sees its count, and the other as unknown', async () => {
    const coverage = await coverageOf(HELK_ONLY, { sources: SOURCES });
    expect(counts(coverage)).toEqual({ T1055: 3 });
    expect(coverage.sources).toMatchObject([
      { source_id: 'helk', status: 'complete', reason: null },
      { source_id: 'nxlog', status: 'unknown', reason: expect.stringContaining('nxlog-*') },
    ]);
  });

  it('sees its events, and that there may be others', async () => {
    const question = { as: HELK_ONLY, id: 'T1055', body: { filter: DAY, sources: SOURCES } };
    expect(await app.ask(techniqueSummaryEndpoint, question)).toMatchObject({
      events: 3,
      incomplete: [{ source_id: 'nxlog' }],
    });
    expect(await app.ask(techniqueEventsEndpoint, question)).toMatchObject({
      events: [{}, {}, {}],
      incomplete: [{ source_id: 'nxlog' }],
    });
  });
});

describe('a user who may read other indices only', () => {
  it('is told of missing rights, not of an empty cluster', async () => {
    expect(await app.ask(sourcesEndpoint, { as: STRANGER })).toMatchObject({
      sources: [],
      reason: { kind: 'no_rights' },
    });
    expect((await coverageOf(STRANGER)).reason?.kind).toBe('no_rights');
  });

  it('is told so by sources that are named, too', async () => {
    const coverage = await coverageOf(STRANGER, { sources: SOURCES });
    expect(coverage.techniques).toEqual([]);
    expect(coverage.reason).toMatchObject({
      kind: 'no_rights',
      message: expect.stringContaining('helk-*'),
    });
    expect(coverage.sources.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  });

  it('is told so where the source is one index by its name', async () => {
    const sources = [aSource({ index_pattern: 'helk-2024.03.01' })];
    const coverage = await coverageOf(STRANGER, { sources });
    expect(coverage.reason?.kind).toBe('no_rights');
    expect(coverage.sources).toMatchObject([{ status: 'unknown' }]);
  });

  it('would see nothing at all by asking Elasticsearch', async () => {
    const [first] = (await coverageOf(STRANGER, { sources: SOURCES })).sources;
    const { path = '', body } = first?.request ?? {};
    expect(path).toContain('/_search');
    const asSuperuser = await app.elasticsearch('POST', path, body);
    expect(asSuperuser).toMatchObject({ aggregations: { tags: { buckets: [{ doc_count: 3 }] } } });
  });
});

it('refuses a user without any role, and says why', async () => {
  const asked = coverageOf(OUTCAST, { sources: SOURCES });
  await expect(asked).rejects.toThrow(/403.*unauthorized for user \[outcast\]/);
});

describe('identity', () => {
  const get = (headers: Record<string, string>) =>
    app.send('/api/attack_coverage/sources', { headers });

  it('asks nobody for a login', async () => {
    const response = await fetch(`${app.url}/api/attack_coverage/sources`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic');
    expect(await response.json()).toMatchObject({ statusCode: 401, error: 'Unauthorized' });
  });

  it.each<[string, Account]>([
    ['a wrong password', { ...ANALYST, password: 'not the password' }],
    ['an unknown user', account('nobody')],
    ['a user without any role', OUTCAST],
  ])('refuses %s', async (_meaning, who) => {
    const { status, body } = await get(authorizationOf(who));
    expect([401, 403]).toContain(status);
    expect(body).toMatchObject({
      statusCode: status,
      message: expect.stringMatching(/Elasticsearch answered 40[13]/),
      attributes: { code: 'forbidden' },
    });
  });

  it('does not tell a wrong password from missing rights by an empty answer', async () => {
    const wrong = { ...ANALYST, password: 'not the password' };
    await expect(coverageOf(wrong, { sources: SOURCES })).rejects.toThrow(/: 40[13] /);
  });
});

describe('the ingest pipeline, for a user who may read events only', () => {
  const headers = { 'kbn-xsrf': 'test', 'content-type': 'application/json' };
  const send = (method: string, path: string) =>
    app.send(`${API_BASE}${path}`, {
      method,
      headers: { ...headers, ...authorizationOf(ANALYST) },
      ...(method === 'DELETE' ? {} : { body: '{}' }),
    });

  it('is unknown, with the privilege that it takes; requests and recipes are there', async () => {
    const answer = await app.ask(enrichmentEndpoint, { as: ANALYST, body: {} });
    expect(answer.state).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/pipeline/),
    });
    expect(answer.missing).toBeNull();
    expect(answer.requests.length).toBeGreaterThan(0);
  });

  it.each([
    ['PUT', '/enrichment'],
    ['POST', '/enrichment/check'],
    ['DELETE', `/enrichment/${DEFAULT_PIPELINE}`],
  ])('is not to be had by %s %s: 403, and why', async (method, path) => {
    expect(await send(method, path)).toMatchObject({
      status: 403,
      body: { attributes: { code: 'forbidden' }, message: expect.stringMatching(/pipeline/) },
    });
  });
});
