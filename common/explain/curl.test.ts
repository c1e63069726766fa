import { execFileSync } from 'node:child_process';
import { toCurl } from './curl';

/** The words that a shell makes of a command. */
const shellWords = (command: string): string[] => {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`;
  const env = { ...process.env, ELASTICSEARCH_URL: 'http://localhost:9200' };
  return execFileSync('sh', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1);
};

describe('toCurl', () => {
  it.each([
    ['quotes of both kinds', { query: `it's "here"` }],
    ['what a shell would expand', { query: '$HOME `id` \\' }],
    ['several lines', { query: 'a\nb' }],
  ])('hands %s to curl unchanged', (_meaning, body) => {
    const words = shellWords(
      toCurl({ method: 'POST', path: '/logs-*,-logs-a-*/_search?x=1', body })
    );
    expect(words.slice(0, 3)).toEqual([
      '-X',
      'POST',
      'http://localhost:9200/logs-*,-logs-a-*/_search?x=1',
    ]);
    expect(JSON.parse(words[words.length - 1] ?? '')).toEqual(body);
  });
});
