import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { rootFlag } from './kibana_installation';
import { type Account, authorizationOf } from './send';

const START_MS = 240_000;
const STOP_MS = 15_000;

export interface RunningKibana {
  readonly url: string;
  stop(): Promise<void>;
}

export interface KibanaOptions {
  readonly home: string;
  readonly elasticsearchUrl: string;
  /** Of a cluster with security: as whom Kibana asks it. */
  readonly account: Account | null;
  /** Folder for configuration, data and log; nothing is written to `home`. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** 7.x says `state`, later versions `level`. */
const statusSchema = z.object({
  status: z.object({
    overall: z.object({ state: z.string().optional(), level: z.string().optional() }),
  }),
});

/** Starts Kibana on a free port of the loopback interface and waits until it is ready. */
export async function startKibana(options: KibanaOptions): Promise<RunningKibana> {
  const { home, folder } = options;
  const port = await freePort();
  const config = join(folder, 'config');
  const log = join(folder, 'kibana.log');
  await mkdir(join(folder, 'data'), { recursive: true });
  await mkdir(config, { recursive: true });
  await writeFile(join(config, 'kibana.yml'), settings(options, port));
  const kibana = spawn(join(home, 'bin', 'kibana'), [...rootFlag()], {
    env: { ...process.env, KBN_PATH_CONF: config, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches us alone: we stop Kibana when its plugin may go.
    detached: true,
  });
  const file = createWriteStream(log);
  kibana.stdout.pipe(file, { end: false });
  kibana.stderr.pipe(file, { end: false });
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady({ url, kibana, ...options });
  } catch (error) {
    await stopProcess(kibana);
    const lines = (await readFile(log, 'utf8')).split('\n');
    throw new Error(`${String(error)}\n${lines.slice(-30).join('\n')}`);
  }
  return { url, stop: () => stopProcess(kibana) };
}

const settings = ({ elasticsearchUrl, folder, account }: KibanaOptions, port: number): string =>
  [
    'server.host: 127.0.0.1',
    `server.port: ${port}`,
    `elasticsearch.hosts: ["${elasticsearchUrl}"]`,
    `path.data: ${join(folder, 'data')}`,
    'telemetry.optIn: false',
    'telemetry.enabled: false',
    'newsfeed.enabled: false',
    ...(account ? securitySettings(account) : []),
    '',
  ].join('\n');

/** Only of the distribution that has these plugins: a setting that Kibana does not know keeps it from starting. */
const securitySettings = ({ username, password }: Account) => [
  `elasticsearch.username: ${username}`,
  `elasticsearch.password: ${password}`,
  `xpack.security.encryptionKey: ${randomBytes(16).toString('hex')}`,
  `xpack.encryptedSavedObjects.encryptionKey: ${randomBytes(16).toString('hex')}`,
  'xpack.reporting.enabled: false',
];

interface Starting extends Pick<KibanaOptions, 'account' | 'signal'> {
  readonly url: string;
  readonly kibana: ChildProcess;
}

async function waitUntilReady({ url, kibana, account, signal }: Starting) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    signal.throwIfAborted();
    if (kibana.exitCode !== null) throw new Error(`Kibana ended with code ${kibana.exitCode}`);
    if (Date.now() > deadline) throw new Error(`Kibana was not ready after ${START_MS / 1000} s`);
    if (await isReady(url, account)) return;
    await sleep(500);
  }
}

async function isReady(url: string, account: Account | null): Promise<boolean> {
  try {
    const headers = account ? authorizationOf(account) : {};
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(`${url}/api/status`, { headers, signal });
    const { overall } = statusSchema.parse(await response.json()).status;
    return overall.state === 'green' || overall.level === 'available';
  } catch {
    return false;
  }
}

async function stopProcess(kibana: ChildProcess): Promise<void> {
  if (kibana.exitCode !== null || kibana.signalCode !== null) return;
  const ended = once(kibana, 'exit');
  kibana.kill('SIGTERM');
  const timer = setTimeout(() => kibana.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
