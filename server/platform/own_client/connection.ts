import { readFileSync } from 'fs';
import type { ClientOptions } from '@elastic/elasticsearch';
import { CoverageError } from '../../../common/errors';

/** Where Elasticsearch is, and as whom to ask it: for hosts that hand us no client, unlike Kibana. */
export interface Connection {
  readonly url: string;
  /** Credentials of single-user mode; null passes those of each request through. */
  readonly auth:
    { readonly apiKey: string } | { readonly username: string; readonly password: string } | null;
  /** PEM text of the authority that signed the cluster's certificate. */
  readonly ca: string | null;
  /** Major version of the cluster: decides which client speaks to it. */
  readonly major: 7 | 8;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The cluster that the environment names: `ELASTICSEARCH_URL` with `ELASTICSEARCH_API_KEY`, or with
 * `ELASTICSEARCH_USERNAME` and `ELASTICSEARCH_PASSWORD`; `ELASTICSEARCH_CA` is a PEM file to trust.
 *
 * @returns null where it names none
 * @throws CoverageError `invalid_input` where the address or a credential is not whole, `not_found` for the CA
 */
export function connectionFrom(env: Environment): Omit<Connection, 'major'> | null {
  const url = env.ELASTICSEARCH_URL;
  if (!url) return null;
  if (!/^https?:\/\/\S+$/.test(url)) {
    throw new CoverageError(
      'invalid_input',
      `ELASTICSEARCH_URL is an address such as http://127.0.0.1:9200, not ${url}.`
    );
  }
  return {
    url,
    auth: authFrom(env),
    ca: env.ELASTICSEARCH_CA ? readCa(env.ELASTICSEARCH_CA) : null,
  };
}

function authFrom(env: Environment): Connection['auth'] {
  const { ELASTICSEARCH_API_KEY: apiKey, ELASTICSEARCH_USERNAME: username } = env;
  const password = env.ELASTICSEARCH_PASSWORD;
  if (apiKey) return { apiKey };
  if (!username && !password) return null;
  if (username && password) return { username, password };
  throw new CoverageError(
    'invalid_input',
    'ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD belong together: set both, or neither.'
  );
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CoverageError(
      'not_found',
      `ELASTICSEARCH_CA: the file ${path} cannot be read.`,
      error
    );
  }
}

export const clientOptions = ({ url, auth, ca }: Omit<Connection, 'major'>): ClientOptions => ({
  node: url,
  requestTimeout: 120_000,
  ...(auth === null ? {} : { auth }),
  ...(ca === null ? {} : { tls: { ca } }),
});

/**
 * The header under which a request is carried out: in single-user mode none but the client's own credentials,
 * otherwise the caller's, which is passed on and never stored.
 */
export function authorizationOf(
  { auth }: Pick<Connection, 'auth'>,
  headers: Readonly<Record<string, unknown>>
): Readonly<Record<string, string>> {
  const { authorization } = headers;
  return auth === null && typeof authorization === 'string' ? { authorization } : {};
}
