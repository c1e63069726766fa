import { basicAuthorization } from '../../standalone/elasticsearch/health';

export interface Account {
  readonly username: string;
  readonly password: string;
}

export const authorizationOf = ({ username, password }: Account) => ({
  authorization: basicAuthorization(username, password),
});

/** A request with a JSON body as some user, or as nobody, whatever comes back. */
export const send = (
  as: Account | null,
  method: string,
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {}
): Promise<Response> =>
  fetch(url, {
    method,
    headers: {
      'kbn-xsrf': 'test',
      'content-type': 'application/json',
      ...(as && authorizationOf(as)),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** A request that needs to succeed, to an API that Kibana keeps for itself, too; null where the answer is empty. */
export async function demand(
  as: Account | null,
  method: string,
  url: string,
  body?: unknown
): Promise<unknown> {
  const response = await send(as, method, url, body, { 'x-elastic-internal-origin': 'Kibana' });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
