import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CoverageError } from '../common/errors';
import { startElasticsearch } from './elasticsearch/launcher';
import type { ElasticsearchVersion } from './elasticsearch/options';
import { createClients } from './server/elasticsearch_client';
import type { Connection } from './server/identity';

export interface Cluster {
  readonly connection: Connection;
  readonly embedded: boolean;
  /** It refuses requests without credentials, and none were given here. */
  readonly asksForLogin: boolean;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The cluster that the environment names, else an embedded node. */
export async function openCluster(
  env: Environment,
  embedded: {
    version: ElasticsearchVersion;
    heapMb: number;
    home: string;
    log: (line: string) => void;
  }
): Promise<Cluster> {
  if (env.ELASTICSEARCH_URL === undefined || env.ELASTICSEARCH_URL === '') {
    const node = await startElasticsearch({ ...embedded, dataName: `start-${embedded.version}` });
    const major = embedded.version.startsWith('7.') ? 7 : 8;
    const connection: Connection = { url: node.url, auth: null, ca: null, major };
    return { connection, embedded: true, asksForLogin: false, stop: node.stop };
  }
  const named = await connectionFrom(env, env.ELASTICSEARCH_URL);
  const { major, asksForLogin } = await probe(named);
  return { connection: { ...named, major }, embedded: false, asksForLogin, stop: async () => {} };
}

/**
 * @throws CoverageError `invalid_input` where credentials are given by halves or the CA file cannot be read
 */
export async function connectionFrom(env: Environment, url: string): Promise<Connection> {
  if (!/^https?:\/\//.test(url)) {
    throw new CoverageError(
      'invalid_input',
      `ELASTICSEARCH_URL begins with http:// or https://, not ${url}.`
    );
  }
  const {
    ELASTICSEARCH_API_KEY,
    ELASTICSEARCH_USERNAME,
    ELASTICSEARCH_PASSWORD,
    ELASTICSEARCH_CA,
  } = env;
  if ((ELASTICSEARCH_USERNAME === undefined) !== (ELASTICSEARCH_PASSWORD === undefined)) {
    throw new CoverageError(
      'invalid_input',
      'ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD go together.'
    );
  }
  const auth =
    ELASTICSEARCH_API_KEY !== undefined
      ? { apiKey: ELASTICSEARCH_API_KEY }
      : ELASTICSEARCH_USERNAME !== undefined && ELASTICSEARCH_PASSWORD !== undefined
        ? { username: ELASTICSEARCH_USERNAME, password: ELASTICSEARCH_PASSWORD }
        : null;
  return { url, auth, ca: ELASTICSEARCH_CA ? await readCa(ELASTICSEARCH_CA) : null, major: 8 };
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CoverageError('invalid_input', `ELASTICSEARCH_CA cannot be read: ${path}`, error);
  }
}

const rootSchema = z.object({ version: z.object({ number: z.string() }) });
const nodesSchema = z.object({ nodes: z.record(z.string(), z.object({ version: z.string() })) });

/** Which client fits, and whether a login is asked for. Elastic's minimal distribution has no `GET /`. */
async function probe(connection: Connection): Promise<{ major: 7 | 8; asksForLogin: boolean }> {
  for (const path of ['/', '/_nodes/_local?filter_path=nodes.*.version']) {
    const { status, body } = await ask({ ...connection, major: 7 }, path);
    if (status === 401) return { major: 8, asksForLogin: true };
    const root = rootSchema.safeParse(body).data?.version.number;
    const node = Object.values(nodesSchema.safeParse(body).data?.nodes ?? {})[0]?.version;
    const version = root ?? node;
    if (version !== undefined)
      return { major: version.startsWith('7.') ? 7 : 8, asksForLogin: false };
  }
  return { major: 8, asksForLogin: false };
}

/** The older client sends no version header, so every cluster answers it. */
async function ask(
  connection: Connection,
  path: string
): Promise<{ status: number; body: unknown }> {
  const clients = createClients(connection);
  try {
    const answer = await clients
      .asCurrentUser({})
      .transport.request({ method: 'GET', path }, { ignore: [401, 403, 404, 400, 405] });
    const { statusCode, body } = answer as { statusCode: number; body: unknown };
    return { status: statusCode, body };
  } catch (error) {
    throw new CoverageError(
      'elasticsearch_unreachable',
      `Elasticsearch at ${connection.url} cannot be reached: ${(error as Error).message}`,
      error
    );
  } finally {
    await clients.close();
  }
}
