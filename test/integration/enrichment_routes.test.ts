import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { API_BASE, type Endpoint } from '../../common/http/endpoint';
import {
  backfillEndpoint,
  DEFAULT_PIPELINE,
  enrichmentCheckEndpoint,
  enrichmentEndpoint,
  installEnrichmentEndpoint,
} from '../../common/http/enrichment';
import { GRAMMAR } from '../../common/rule_name/grammar';
import { plugin } from '../../server';
import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import { startHost } from '../../standalone/server/http_server';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';

const WANTED = process.env.ATTACK_COVERAGE_ES7 === '1';
const suite = WANTED ? describe : describe.skip;
const SKIPPED = WANTED
  ? ''
  : ': skipped, set ATTACK_COVERAGE_ES7=1 to run it on Elasticsearch 7.10.2';
/** With a URL, that node is used instead of starting one. */
const RUNNING_URL = process.env.ATTACK_COVERAGE_ES7_URL ?? '';

const HEADERS = { 'kbn-xsrf': 'test', 'content-type': 'application/json' };
const PIPELINE_PATH = `/_ingest/pipeline/${DEFAULT_PIPELINE}`;

describe('enrichment on a cluster without ingest processors', () => {
  const app = setUpApp();

  it(
    'names what is missing, and still shows everything that can be done by hand',
    async () => {
      const answer = await app.ask(enrichmentEndpoint, { body: {} });
      expect(answer.state.kind).toBe('not_installed');
      expect(answer.missing).toEqual([
        expect.stringContaining('processor script'),
        expect.stringContaining('processor append'),
        expect.stringContaining('painless'),
      ]);
      expect(answer.requests.map(({ id }) => id)).toContain('pipeline');
      expect(answer.recipes.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['logstash', 'elastic_agent', 'winlogbeat_module'])
      );
    },
    TEST_TIMEOUT_MS
  );

  it.each([
    ['install', 'PUT', '/enrichment', {}],
    ['check', 'POST', '/enrichment/check', {}],
  ])(
    'refuses to %s, and installs nothing',
    async (_what, method, path, body) => {
      const answer = await app.send(`${API_BASE}${path}`, {
        method,
        headers: HEADERS,
        body: JSON.stringify(body),
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { attributes: { code: 'unsupported' }, message: expect.stringContaining('script') },
      });
      await expect(app.elasticsearch('GET', '/_ingest/pipeline')).rejects.toThrow('404 {}');
    },
    TEST_TIMEOUT_MS
  );
});

suite(`enrichment on Elasticsearch 7.10.2${SKIPPED}`, () => {
  let url = RUNNING_URL;
  let host = '';
  const stops: (() => Promise<void>)[] = [];

  const elasticsearch = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  };
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${host}${API_BASE}${path}`, {
      method,
      headers: HEADERS,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  };
  const ask = async <Response extends z.ZodType>(
    { method, path, response }: Endpoint<z.ZodType, z.ZodType, z.ZodType, Response>,
    body: object = {}
  ): Promise<z.output<Response>> => {
    const answer = await send(method.toUpperCase(), path, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return response.parse(answer.body);
  };
  const remove = (name = DEFAULT_PIPELINE) => send('DELETE', `/enrichment/${name}`);

  beforeAll(async () => {
    if (url === '') {
      const node = await startElasticsearch({
        version: '7.10.2',
        dataName: `enrichment-routes-${process.pid}`,
        ephemeral: true,
      });
      url = node.url;
      stops.push(() => node.stop());
    }
    const bundles = await mkdtemp(join(tmpdir(), 'attack-coverage-enrichment-'));
    stops.push(() => rm(bundles, { recursive: true, force: true }));
    const running = await startHost(plugin, {
      connection: { url, auth: null, ca: null, major: 7 },
      asksForLogin: false,
      bundles,
      logger: { debug: () => {}, info: () => {}, warn: () => {}, error: console.error },
    });
    host = running.url;
    stops.push(running.stop);
  }, 600_000);

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  }, 60_000);

  afterEach(async () => {
    await elasticsearch('DELETE', '/enriched-*');
    await elasticsearch('DELETE', '/_component_template/enriched');
    await elasticsearch('DELETE', '/_index_template/enriched');
    await elasticsearch('DELETE', '/_ingest/pipeline/caller');
    await elasticsearch('DELETE', PIPELINE_PATH);
  }, 60_000);

  it(
    'installs, checks and removes the pipeline',
    async () => {
      const before = await ask(enrichmentEndpoint);
      expect(before).toMatchObject({ state: { kind: 'not_installed' }, missing: [], used_by: [] });
      const proposed = await ask(enrichmentCheckEndpoint, { texts: ['technique_id=T1003,a=b'] });
      expect(proposed).toMatchObject({ ran: 'proposed', differences: [] });
      const installed = await ask(installEnrichmentEndpoint);
      expect(installed).toMatchObject({
        state: { kind: 'current', version: GRAMMAR.version },
        check: { ran: 'installed', differences: [] },
      });
      expect(installed.check.checked).toBeGreaterThan(20);
      expect(await remove()).toMatchObject({ status: 200, body: { removed: DEFAULT_PIPELINE } });
      expect((await elasticsearch('GET', PIPELINE_PATH)).status).toBe(404);
      expect(await remove()).toMatchObject({ status: 404 });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'detects an older grammar and another prefix, and updates both',
    async () => {
      await ask(installEnrichmentEndpoint);
      const { body } = await elasticsearch('GET', PIPELINE_PATH);
      const pipeline = (body as Record<string, object>)[DEFAULT_PIPELINE];
      await elasticsearch('PUT', PIPELINE_PATH, { ...pipeline, version: GRAMMAR.version - 1 });
      expect((await ask(enrichmentEndpoint)).state).toMatchObject({
        kind: 'outdated',
        version: GRAMMAR.version - 1,
        current_version: GRAMMAR.version,
      });
      expect((await ask(installEnrichmentEndpoint)).state.kind).toBe('current');
      expect((await ask(enrichmentEndpoint, { target_prefix: 'attack_' })).state).toMatchObject({
        kind: 'changed',
        target_prefix: 'mitre_',
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'shows where an edited pipeline differs from the grammar',
    async () => {
      await ask(installEnrichmentEndpoint);
      const { body } = await elasticsearch('GET', PIPELINE_PATH);
      const text = JSON.stringify((body as Record<string, object>)[DEFAULT_PIPELINE]);
      await elasticsearch(
        'PUT',
        PIPELINE_PATH,
        JSON.parse(text.replace('"mitreref":"id"', '"mitreref":"name"'))
      );
      expect((await ask(enrichmentEndpoint)).state.kind).toBe('changed');
      const { differences } = await ask(enrichmentCheckEndpoint);
      expect(differences).toContainEqual({
        text: 'MitreRef=T1060,Technique=Registry Autorun Keys,Tactic=Persistence,Alert=AutoRun Keys',
        expected: expect.objectContaining({ mitre_technique_id: 'T1060' }),
        got: expect.not.objectContaining({ mitre_technique_id: 'T1060' }),
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'leaves a pipeline of that name alone that it did not make',
    async () => {
      await elasticsearch('PUT', PIPELINE_PATH, {
        processors: [{ set: { field: 'a', value: 1 } }],
      });
      expect((await ask(enrichmentEndpoint)).state.kind).toBe('foreign');
      expect(await send('PUT', '/enrichment', {})).toMatchObject({ status: 409 });
      expect(await remove()).toMatchObject({ status: 409 });
      expect((await elasticsearch('GET', PIPELINE_PATH)).status).toBe(200);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'refuses to remove it while an index, a template or a pipeline names it, and lists them',
    async () => {
      await ask(installEnrichmentEndpoint);
      const settings = { 'index.final_pipeline': DEFAULT_PIPELINE };
      await elasticsearch('PUT', '/enriched-1', { settings });
      await elasticsearch('PUT', '/_component_template/enriched', { template: { settings } });
      await elasticsearch('PUT', '/_index_template/enriched', {
        index_patterns: ['enriched-never-*'],
        template: { settings: { index: { default_pipeline: DEFAULT_PIPELINE } } },
      });
      await elasticsearch('PUT', '/_ingest/pipeline/caller', {
        processors: [{ pipeline: { name: DEFAULT_PIPELINE } }],
      });
      const { used_by } = await ask(enrichmentEndpoint);
      expect(used_by).toEqual([
        { kind: 'component_template', name: 'enriched', how: 'final_pipeline' },
        { kind: 'index', name: 'enriched-1', how: 'final_pipeline' },
        { kind: 'index_template', name: 'enriched', how: 'default_pipeline' },
        { kind: 'pipeline', name: 'caller', how: 'processor' },
      ]);
      expect(await remove()).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining('index enriched-1 (final_pipeline)') },
      });
      expect((await elasticsearch('GET', PIPELINE_PATH)).status).toBe(200);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'gives requests that work as they stand: install, template, backfill',
    async () => {
      const { requests } = await ask(enrichmentEndpoint);
      const run = async (text: string) => {
        const [head = '', ...body] = text.split('\n');
        const [method = '', path = ''] = head.split(' ');
        const answer = await elasticsearch(method, `/${path}`, JSON.parse(body.join('\n')));
        expect(answer.status).toBe(200);
        return answer.body;
      };
      const textOf = (id: string) => requests.find((request) => request.id === id)?.text ?? '';
      await run(textOf('pipeline'));
      expect(JSON.stringify(await run(textOf('simulate')))).toContain(
        '"mitre_technique_id":"T1055"'
      );
      await run(textOf('component_template'));
      await elasticsearch('DELETE', `/_component_template/${DEFAULT_PIPELINE}`);

      await elasticsearch('PUT', '/enriched-old', {
        mappings: {
          properties: { '@timestamp': { type: 'date' }, RuleName: { type: 'keyword' } },
        },
      });
      for (const RuleName of ['technique_id=T1055', 'Suspicious NetCon', '-']) {
        const event = { '@timestamp': '2024-03-01T00:00:00.000Z', RuleName };
        await elasticsearch('POST', '/enriched-old/_doc?refresh=true', event);
      }
      const { sources } = await ask(backfillEndpoint);
      const own = sources.filter(({ name }) => name.startsWith('enriched-old'));
      expect(own).toMatchObject([{ events: 2 }]);
      await run((own[0]?.request.text ?? '').replace('wait_for_completion=false', 'refresh=true'));
      const after = (await ask(backfillEndpoint)).sources.filter(({ name }) =>
        name.startsWith('enriched-old')
      );
      expect(after).toMatchObject([{ events: 0 }]);
    },
    TEST_TIMEOUT_MS
  );
});
