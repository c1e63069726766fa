import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { json } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { API_BASE, type Endpoint } from '../../../common/http/endpoint';
import { plugin } from '../../../server';
import { basicAuthorization } from '../../../standalone/elasticsearch/health';
import { startElasticsearch } from '../../../standalone/elasticsearch/launcher';
import type {
  RunningElasticsearch,
  SecurityOptions,
} from '../../../standalone/elasticsearch/options';
import { startHost } from '../../../standalone/server/http_server';
import { deleteAllIndices, takeSharedNode } from '../../one_cluster/shared_node';

/** Starting Elasticsearch takes 10 to 30 seconds, more on a busy machine. */
const START_TIMEOUT_MS = 240_000;
export const TEST_TIMEOUT_MS = 120_000;

export interface Account {
  readonly name: string;
  readonly password: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The plugin in the standalone host over an Elasticsearch of its own: asked over HTTP, as a user would. */
export interface RunningApp {
  readonly url: string;
  readonly elasticsearchUrl: string;
  /** A request to Elasticsearch itself, as its superuser; refused where the status is not 2xx. */
  elasticsearch(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Indexes events and makes them searchable. */
  seed(index: string, events: readonly object[]): Promise<void>;
  deleteIndices(): Promise<void>;
  /** Asks an endpoint and parses what comes back by its schema; refused where the status is not 200. */
  ask<Params extends z.ZodType, Response extends z.ZodType>(
    endpoint: Endpoint<Params, z.ZodType, z.ZodType, Response>,
    input?: { readonly id?: string; readonly body?: unknown; readonly as?: Account }
  ): Promise<z.output<Response>>;
  /** A request as it is, whatever comes back. */
  send(path: string, init?: RequestInit): Promise<Answer>;
  /** A GET that says it was meant for another host; `fetch` lets nobody say so. */
  sendTo(host: string, path: string): Promise<Answer>;
  stop(): Promise<void>;
}

export const authorizationOf = ({ name, password }: Account) => ({
  authorization: basicAuthorization(name, password),
});

interface AppOptions {
  /** Users and roles; the app then has a node of its own and asks for a login. */
  readonly security?: SecurityOptions;
  /** For tests that change what the plugin is built with. */
  readonly makePlugin?: Parameters<typeof startHost>[0];
}

/** The app over an empty cluster for all tests of a file, or of a `describe`; stopped after them. */
export function setUpApp(options: AppOptions = {}): RunningApp {
  let app: RunningApp | undefined;
  jest.setTimeout(TEST_TIMEOUT_MS);
  beforeAll(async () => {
    app = await startApp(options);
  }, START_TIMEOUT_MS);
  afterAll(() => app?.stop());
  return new Proxy({} as RunningApp, {
    get: (_nothing, key: keyof RunningApp) => {
      if (app === undefined) throw new Error('the app is not set up yet');
      return app[key];
    },
  });
}

type Node = Pick<RunningElasticsearch, 'url' | 'username' | 'password' | 'stop'>;

async function openNode(security: SecurityOptions | undefined): Promise<Node> {
  if (security === undefined) return { url: await takeSharedNode(), stop: async () => undefined };
  return startElasticsearch({ dataName: `test-${process.pid}`, ephemeral: true, security });
}

async function startApp({ security, makePlugin = plugin }: AppOptions): Promise<RunningApp> {
  const node = await openNode(security);
  const bundles = await mkdtemp(join(tmpdir(), 'attack-coverage-integration-'));
  const host = await startHost(makePlugin, {
    connection: { url: node.url, auth: null, ca: null, major: 8 },
    asksForLogin: security !== undefined,
    bundles,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: console.error },
  });

  const elasticsearch: RunningApp['elasticsearch'] = async (method, path, body) => {
    const { username = '', password = '' } = node;
    const response = await fetch(`${node.url}${path}`, {
      method,
      headers: {
        'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
        ...(security && authorizationOf({ name: username, password })),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };

  const send: RunningApp['send'] = async (path, init) => {
    const response = await fetch(`${host.url}${path}`, init);
    return { status: response.status, body: await response.json() };
  };

  return {
    url: host.url,
    elasticsearchUrl: node.url,
    elasticsearch,
    seed: async (index, events) => {
      for (let at = 0; at < events.length; at += 2_000) {
        const lines = events
          .slice(at, at + 2_000)
          .map((event) => `{"index":{}}\n${JSON.stringify(event)}\n`);
        const answer = await elasticsearch('POST', `/${index}/_bulk?refresh=true`, lines.join(''));
        const errors = (answer as { errors: boolean }).errors;
        if (errors) throw new Error(`bulk to ${index}: ${JSON.stringify(answer).slice(0, 500)}`);
      }
    },
    deleteIndices: () => deleteAllIndices(elasticsearch),
    ask: async (endpoint, { id, body, as } = {}) => {
      const path = `${API_BASE}${endpoint.path.replace('{id}', id ?? '')}`;
      const answer = await send(path, {
        method: endpoint.method,
        headers: {
          'kbn-xsrf': 'test',
          'content-type': 'application/json',
          ...(as && authorizationOf(as)),
        },
        ...(endpoint.method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
      });
      if (answer.status !== 200) {
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return endpoint.response.parse(answer.body);
    },
    send,
    sendTo: (name, path) =>
      new Promise((resolve, reject) => {
        const request = get(`${host.url}${path}`, { headers: { host: name } }, (response) => {
          json(response).then(
            (body) => resolve({ status: response.statusCode ?? 0, body }),
            reject
          );
        });
        request.on('error', reject);
      }),
    stop: async () => {
      await host.stop();
      await node.stop();
      await rm(bundles, { recursive: true, force: true });
    },
  };
}
