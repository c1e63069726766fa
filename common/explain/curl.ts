import type { SentRequest } from '../http/coverage';

/**
 * A request as a shell command, for checking a number by hand.
 *
 * @returns a command that reads the cluster's address from `$ELASTICSEARCH_URL`; credentials are left to the reader
 */
export function toCurl({
  method,
  path,
  body,
}: Pick<SentRequest, 'method' | 'path' | 'body'>): string {
  const json = JSON.stringify(body, null, 2).replace(/'/g, `'\\''`);
  return [
    `curl -X ${method} "$ELASTICSEARCH_URL${escapeDoubleQuoted(encodeURI(path))}"`,
    `-H 'Content-Type: application/json'`,
    `-d '${json}'`,
  ].join(' \\\n  ');
}

const escapeDoubleQuoted = (text: string): string => text.replace(/(["$`\\])/g, '\\$1');
