import { readFileSync } from 'node:fs';
import { Client } from '@elastic/elasticsearch';
import { CoverageError } from '../common/errors';
import type { ElasticsearchClient } from '../server/platform/core_contract';
import { type Elasticsearch, elasticsearchFor } from '../server/platform/elasticsearch';

type Environment = Readonly<Record<string, string | undefined>>;

/** An open connection of one command. */
export interface CommandClient {
  readonly es: Elasticsearch;
  /** Lets the process end. */
  close(): Promise<void>;
}

/**
 * The cluster that the environment names: `ELASTICSEARCH_URL` with `ELASTICSEARCH_API_KEY`, or with
 * `ELASTICSEARCH_USERNAME` and `ELASTICSEARCH_PASSWORD`; `ELASTICSEARCH_CA` is a file with a certificate to trust.
 *
 * @throws CoverageError `invalid_input` where the address or half of a credential is missing, `not_found` for the CA
 */
export function createClient(env: Environment): CommandClient {
  const node = env.ELASTICSEARCH_URL;
  if (!node || !/^https?:\/\/\S+$/.test(node)) {
    throw new CoverageError(
      'invalid_input',
      'Set ELASTICSEARCH_URL to the address of Elasticsearch, such as http://127.0.0.1:9200.'
    );
  }
  const ca = env.ELASTICSEARCH_CA === undefined ? undefined : readCa(env.ELASTICSEARCH_CA);
  const client = new Client({
    node,
    auth: authOf(env),
    ...(ca !== undefined && { tls: { ca } }),
    requestTimeout: 120_000,
  });
  // The client takes what we send; its own types are narrower about bodies than it is.
  const transport = client.transport as ElasticsearchClient['transport'];
  return { es: elasticsearchFor({ transport }), close: () => client.close() };
}

function authOf(env: Environment) {
  const { ELASTICSEARCH_API_KEY: apiKey, ELASTICSEARCH_USERNAME: username } = env;
  const password = env.ELASTICSEARCH_PASSWORD;
  if (apiKey) return { apiKey };
  if (!username && !password) return undefined;
  if (username && password) return { username, password };
  throw new CoverageError(
    'invalid_input',
    'ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD belong together: set both, or neither.'
  );
}

function readCa(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CoverageError(
      'not_found',
      `ELASTICSEARCH_CA: the file ${path} cannot be read.`,
      error
    );
  }
}
