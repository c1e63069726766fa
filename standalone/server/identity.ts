import type { ClientOptions } from '@elastic/elasticsearch';

/** Where Elasticsearch is, and as whom to ask it. */
export interface Connection {
  readonly url: string;
  /** Credentials of single-user mode; null passes the browser's own through. */
  readonly auth:
    { readonly apiKey: string } | { readonly username: string; readonly password: string } | null;
  /** PEM text of the authority that signed the cluster's certificate. */
  readonly ca: string | null;
  /** Major version of the cluster: decides which client speaks to it. */
  readonly major: 7 | 8;
}

export const clientOptions = ({ url, auth, ca }: Connection): ClientOptions => ({
  node: url,
  ...(auth === null ? {} : { auth }),
  ...(ca === null ? {} : { tls: { ca } }),
});

/**
 * The header under which a request is carried out: in single-user mode none but the client's own credentials,
 * otherwise the browser's, which is passed on and never stored.
 */
export function authorizationOf(
  { auth }: Pick<Connection, 'auth'>,
  headers: Readonly<Record<string, unknown>>
): Readonly<Record<string, string>> {
  const { authorization } = headers;
  return auth === null && typeof authorization === 'string' ? { authorization } : {};
}
