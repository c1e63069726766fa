import { cataloguesEndpoint, matrixCatalogueEndpoint } from '../../common/http/catalogue';
import { coverageEndpoint } from '../../common/http/coverage';
import { API_BASE } from '../../common/http/endpoint';
import { sourcesEndpoint } from '../../common/http/sources';
import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import { SLOW_MS, type Stage } from '../e2e/stage/stage';
import { readAccounts } from '../kibana/accounts';
import { authorizationOf } from '../kibana/send';

const accounts = readAccounts();
const HEADERS = { 'kbn-xsrf': 'test', 'content-type': 'application/json' };
const MEGABYTE = 1_048_576;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The routes, as any client of the host sees them. */
export function describeHttp(stage: Stage): void {
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (accounts) headers.set('authorization', authorizationOf(accounts.manage).authorization);
    const response = await fetch(`${stage.url}${path}`, { ...init, headers });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const get = (path: string) => ask(`${API_BASE}${path}`);
  const post = (path: string, body: unknown, headers: Record<string, string> = HEADERS) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return ask(`${API_BASE}${path}`, { method: 'POST', headers, body: text });
  };

  describe('routes', () => {
    it(
      'answer as their schemas say',
      async () => {
        cataloguesEndpoint.response.parse((await get('/catalogues')).body);
        const { body } = await get('/catalogues/enterprise/current/matrix');
        expect(matrixCatalogueEndpoint.response.parse(body).tactics.length).toBeGreaterThan(10);
        const sources = sourcesEndpoint.response.parse((await get('/sources')).body);
        expect(sources.sources.length).toBeGreaterThanOrEqual(2);
        const coverage = coverageEndpoint.response.parse((await post('/coverage', {})).body);
        expect(coverage.techniques.find(({ id }) => id === 'T1055')).toMatchObject({
          observed: 60,
        });
        const question = { with_sub_techniques: true };
        const summary = await post('/techniques/T1055/summary', question);
        expect(techniqueSummaryEndpoint.response.parse(summary.body).events).toBe(77);
        const events = await post('/techniques/T1055/events', { ...question, size: 3 });
        expect(techniqueEventsEndpoint.response.parse(events.body).events).toHaveLength(3);
      },
      SLOW_MS
    );

    it('forbid browsers to keep what they answer', async () => {
      const { headers } = await get('/catalogues');
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('content-type')).toMatch(/^application\/json/);
    });

    it('decode parameters of the path', async () => {
      const { status, body } = await post('/techniques/T1055%2E001/summary', {});
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { id: 'T1055.001', events: 17 },
      });
    });

    it('ignore parameters of the query that they do not know', async () => {
      expect(await get('/catalogues?unknown=1')).toMatchObject({ status: 200 });
    });
  });

  describe('refusals', () => {
    it('demand kbn-xsrf of everything but GET', async () => {
      const json = { 'content-type': 'application/json' };
      expect(await post('/coverage', {}, json)).toMatchObject({
        status: 400,
        body: {
          statusCode: 400,
          error: 'Bad Request',
          message: expect.stringContaining('kbn-xsrf'),
        },
      });
    });

    it.each([
      ['a time', '/coverage', { filter: { from: 'yesterday' } }, 'filter.from'],
      ['an unknown key', '/coverage', { colour: 'red' }, 'colour'],
      ['a path', '/techniques/T1/summary', {}, 'T1055'],
    ])('name %s that the schema refuses', async (_meaning, path, body, named) => {
      expect(await post(path, body)).toMatchObject({
        status: 400,
        body: {
          statusCode: 400,
          error: 'Bad Request',
          message: expect.stringContaining(named),
          attributes: { code: 'invalid_input' },
        },
      });
    });

    it('do not take what is no JSON', async () => {
      expect(await post('/coverage', '{')).toMatchObject({
        status: 400,
        body: { statusCode: 400, error: 'Bad Request', message: expect.any(String) },
      });
    });

    it('do not take more than a megabyte', async () => {
      const { status, body } = await post('/coverage', { padding: 'x'.repeat(MEGABYTE) });
      expect({ status, body }).toMatchObject({
        status: 413,
        body: { statusCode: 413, error: expect.any(String), message: expect.any(String) },
      });
    });

    it('take a little less than a megabyte to the schema', async () => {
      const { status } = await post('/coverage', { padding: 'x'.repeat(MEGABYTE - 1_000) });
      expect(status).toBe(400);
    });

    it('say that there is no such route', async () => {
      const { status, body } = await get('/nothing_here');
      expect({ status, body }).toEqual({
        status: 404,
        body: { statusCode: 404, error: 'Not Found', message: 'Not Found' },
      });
    });

    it.each([
      ['technique', () => post('/techniques/T9999/summary', {})],
      ['catalogue', () => get('/catalogues/enterprise/99.9/matrix')],
    ])('say that there is no such %s', async (_meaning, question) => {
      expect(await question()).toMatchObject({
        status: 404,
        body: { statusCode: 404, error: 'Not Found', attributes: { code: 'not_found' } },
      });
    });
  });
}
