import { startElasticsearch } from '../../standalone/elasticsearch/launcher';

/**
 * One Elasticsearch for all suites of a run that need no cluster of their own: starting one takes some ten
 * seconds, and a node that has run for a while is faster. Suites run one after another, each from an empty cluster.
 */
const URL_VARIABLE = 'ATTACK_COVERAGE_TEST_NODE';
const START_MS = 240_000;

/** Starts it and lets the suites know; answers what stops it. */
export async function startSharedNode(name: string): Promise<() => Promise<void>> {
  const node = await startElasticsearch({
    dataName: `test-${name}-${process.pid}`,
    ephemeral: true,
    timeoutMs: START_MS,
  });
  process.env[URL_VARIABLE] = node.url;
  return async () => {
    delete process.env[URL_VARIABLE];
    await node.stop();
  };
}

/** Address of the shared node, emptied of whatever an earlier suite left. */
export async function takeSharedNode(): Promise<string> {
  const url = process.env[URL_VARIABLE];
  if (!url) throw new Error(`${URL_VARIABLE} is not set: the suite has no global set-up`);
  await deleteAllIndices(async (method, path) => {
    const response = await fetch(`${url}${path}`, { method });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  });
  return url;
}

/** All indices but the cluster's own; aliases and state of the app go with them. */
export async function deleteAllIndices(
  send: (method: 'GET' | 'DELETE', path: string) => Promise<unknown>
): Promise<void> {
  const found = await send('GET', '/_all/_settings?expand_wildcards=all');
  const names = Object.keys(found as object).filter((index) => !index.startsWith('.'));
  if (names.length > 0) await send('DELETE', `/${names.join(',')}`);
}
