/**
 * `KIBANA_HOME=… npm run test:kibana [-- jest arguments]`: builds the plugin for that Kibana, installs it, starts
 * Elasticsearch and Kibana on the loopback interface, runs the browser and host suites against them, takes the
 * plugin away again and starts Kibana once more without it, over what the plugin has stored.
 *
 * Elasticsearch 7.10.2 is started where `ELASTICSEARCH_URL` names no other: it is what Kibana 7.10 needs. With
 * `ELASTICSEARCH_USERNAME` and `ELASTICSEARCH_PASSWORD` of a superuser, users and roles are made for the run, the
 * suites log in, and what each of them may do is tested, too. A throw-away cluster is best: Kibana keeps its own
 * indices there.
 */
import { spawn } from 'node:child_process';
import { once as nextEvent } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPlugin } from '../../scripts/build_plugin/build_plugin';
import { connectionFrom } from '../../server/platform/own_client/connection';
import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import { ACCOUNTS_VARIABLE, createAccounts, createKibanaUser } from './accounts';
import { installPlugin, readKibanaVersion } from './kibana_installation';
import { startKibana } from './kibana_process';
import type { Account } from './send';

const ROOT = resolve(__dirname, '..', '..');
const EMBEDDED = '7.10.2';

type Undo = () => Promise<unknown>;

async function main(signal: AbortSignal): Promise<number> {
  const home = readHome();
  const undo: Undo[] = [];
  try {
    return await testWith(home, undo, signal);
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error));
    say('Stopped, and the plugin is removed.');
  }
}

/** @param undo - gets what has to be taken back, in the order of doing */
async function testWith(home: string, undo: Undo[], signal: AbortSignal): Promise<number> {
  const version = await readKibanaVersion(home);
  const folder = await mkdtemp(join(tmpdir(), 'attack-coverage-kibana-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));

  say(`Building the plugin for Kibana ${version} ...`);
  const [zip] = await buildPlugin({ root: ROOT, kibanaVersions: [version], out: folder });
  if (zip === undefined) throw new Error('nothing was built');
  signal.throwIfAborted();

  say('Installing it ...');
  const remove = once(await installPlugin(home, zip));
  undo.push(remove);
  signal.throwIfAborted();

  const elasticsearch = await elasticsearchFor(version, undo, signal);
  const admin = adminOf(process.env);
  const account = admin && (await createKibanaUser(elasticsearch, admin, undo));
  say(`Starting Kibana ${version} over ${elasticsearch} ...`);
  const options = { home, elasticsearchUrl: elasticsearch, account, folder, signal };
  const kibana = await startKibana(options);
  undo.push(kibana.stop);

  say(`Kibana is ready: ${kibana.url}`);
  const env = { KIBANA_URL: kibana.url, ELASTICSEARCH_URL: elasticsearch };
  const accounts =
    admin && (await createAccounts({ kibana: kibana.url, elasticsearch }, admin, undo));
  const more = accounts && { [ACCOUNTS_VARIABLE]: JSON.stringify(accounts) };
  const code = await runJest({ ...env, ...more }, signal);

  await kibana.stop();
  await remove();
  say('The plugin is removed; starting Kibana without it ...');
  const bare = await startKibana(options);
  undo.push(bare.stop);
  say('It is ready.');
  return code;
}

/** The superuser of the cluster that the environment names; null for one without security. */
function adminOf(env: NodeJS.ProcessEnv): Account | null {
  const auth = connectionFrom(env)?.auth ?? null;
  return auth !== null && 'username' in auth ? auth : null;
}

async function elasticsearchFor(kibana: string, undo: Undo[], signal: AbortSignal) {
  const given = process.env.ELASTICSEARCH_URL;
  if (given) return given;
  if (!kibana.startsWith('7.10.')) {
    throw new Error(
      `Kibana ${kibana} does not run on Elasticsearch ${EMBEDDED}: set ELASTICSEARCH_URL`
    );
  }
  const dataName = `test-kibana-${process.pid}`;
  const options = { version: EMBEDDED, dataName, ephemeral: true, log: say, signal } as const;
  const node = await startElasticsearch(options);
  undo.push(node.stop);
  return node.url;
}

async function runJest(env: Record<string, string>, signal: AbortSignal): Promise<number> {
  // The suites written for either host; name others behind the command to try them.
  const asked = process.argv.slice(2);
  const suites = asked.length > 0 ? asked : ['--testPathPatterns=host_contract|e2e/matrix'];
  const args = ['--selectProjects=e2e', '--runInBand', ...suites];
  const jest = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  signal.addEventListener('abort', () => jest.kill(), { once: true });
  const [code] = await nextEvent(jest, 'exit');
  return typeof code === 'number' ? code : 1;
}

/** What is taken back early must not be taken back twice. */
function once(step: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= step());
}

function readHome(): string {
  const home = process.env.KIBANA_HOME;
  if (!home)
    throw new Error('Set KIBANA_HOME to the folder of an unpacked Kibana, 7.10.2 for instance.');
  return resolve(home);
}

const say = (line: string): void => console.log(`[test:kibana] ${line}`);

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => interrupted.abort(new Error('Interrupted.')));
}
main(interrupted.signal).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
);
