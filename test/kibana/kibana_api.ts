import { authorizationOf, readAccounts } from './accounts';

/** A request to Kibana's own API as an administrator; refused where its status is not 2xx. */
export async function askKibana(
  url: string,
  method: string,
  path: string,
  body?: unknown
): Promise<unknown> {
  const accounts = readAccounts();
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'kbn-xsrf': 'test',
      'x-elastic-internal-origin': 'Kibana',
      'content-type': 'application/json',
      ...(accounts && authorizationOf(accounts.admin)),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Kibana's settings of the default space; null takes one back. Their address moved behind `/internal` in 8.x. */
export async function changeSettings(
  url: string,
  changes: Readonly<Record<string, unknown>>
): Promise<void> {
  try {
    await askKibana(url, 'POST', '/internal/kibana/settings', { changes });
  } catch {
    await askKibana(url, 'POST', '/api/kibana/settings', { changes });
  }
}
