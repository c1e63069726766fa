import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { basicAuthorization } from '../../standalone/elasticsearch/health';
import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import type { RunningElasticsearch } from '../../standalone/elasticsearch/options';
import { readProcess } from '../../standalone/elasticsearch/process_table';

jest.setTimeout(240_000);

const CHECKOUT = join(__dirname, '..', '..');
const DATA_NAME = `test-${process.pid}`;

/** Nodes that are stopped, killed and started anew take a minute: `npm run test:launcher`. */
const withRestarts = process.env.ATTACK_COVERAGE_LAUNCHER === '1' ? it : it.skip;
if (withRestarts === it.skip) console.warn('Restarts are skipped: npm run test:launcher');

async function ask(node: { url: string }, path: string, init: RequestInit = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers };
  const response = await fetch(`${node.url}${path}`, { ...init, headers });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) });

const asUser = (name: string, password: string): RequestInit => ({
  headers: { authorization: basicAuthorization(name, password) },
});

async function waitUntilGone(pid: number): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (!(await readProcess(pid))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

describe('with security', () => {
  let node: RunningElasticsearch;
  beforeAll(async () => {
    node = await startElasticsearch({
      dataName: `${DATA_NAME}-security`,
      ephemeral: true,
      security: {
        users: [
          { name: 'stranger', password: 'stranger', roles: ['other_reader'] },
          { name: 'outcast', password: 'outcast', roles: [] },
          { name: 'reader', password: 'readerpw', roles: ['log_reader'] },
        ],
        roles: {
          log_reader: { indices: [{ names: ['logs-*'], privileges: ['read'] }] },
          other_reader: { indices: [{ names: ['other-*'], privileges: ['read'] }] },
        },
      },
    });
    const elastic = asUser('elastic', node.password ?? '');
    await ask(node, '/logs-1/_doc/1?refresh=true', { ...elastic, ...put({ text: 'a' }) });
  });
  afterAll(() => node.stop());

  it('lets the superuser in and nobody without a password', async () => {
    const elastic = asUser('elastic', node.password ?? '');
    expect(await ask(node, '/_security/_authenticate', elastic)).toMatchObject({
      status: 200,
      body: { username: 'elastic', roles: ['superuser'] },
    });
    expect(await ask(node, '/_search')).toMatchObject({ status: 401 });
    expect(await ask(node, '/_search', asUser('elastic', 'wrong'))).toMatchObject({ status: 401 });
  });

  it('lets a user read what the role names', async () => {
    expect(await ask(node, '/logs-*/_search', asUser('reader', 'readerpw'))).toMatchObject({
      status: 200,
      body: { hits: { total: { value: 1 } } },
    });
  });

  it('answers a wildcard search without rights as if nothing were there', async () => {
    expect(await ask(node, '/logs-*/_search', asUser('stranger', 'stranger'))).toMatchObject({
      status: 200,
      body: { _shards: { total: 0 } },
    });
  });

  it('refuses the search only of a user who may read nothing at all', async () => {
    expect(await ask(node, '/logs-*/_search', asUser('outcast', 'outcast'))).toMatchObject({
      status: 403,
    });
  });

  it('refuses a second node on the same data and names its user', async () => {
    const second = startElasticsearch({ dataName: `${DATA_NAME}-security` });
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(node.url).port);
    await expect(startElasticsearch({ dataName: `${DATA_NAME}-port`, port })).rejects.toMatchObject(
      { code: 'conflict', message: expect.stringContaining(`${port}`) }
    );
  });
});

withRestarts('keeps an index over a restart and deletes ephemeral data', async () => {
  const dataName = `${DATA_NAME}-restart`;
  const first = await startElasticsearch({ dataName });
  await ask(first, '/kept/_doc/1?refresh=true', put({ text: 'a' }));
  await first.stop();
  expect(await readProcess(first.pid)).toBeUndefined();

  const second = await startElasticsearch({ dataName, ephemeral: true });
  expect(await ask(second, '/kept/_doc/1')).toMatchObject({ body: { found: true } });
  await second.stop();
  expect(existsSync(second.logFile)).toBe(false);
});

interface OwnedNode {
  readonly pid: number;
  readonly url: string;
  readonly logFile: string;
}

/** A node in a program of its own that can be killed. */
async function startInOtherProcess(options: { dataName: string; ephemeral: boolean }) {
  const script = `
    const { startElasticsearch } = require('./standalone/elasticsearch/launcher.ts');
    startElasticsearch(${JSON.stringify(options)}).then(({ pid, url, logFile }) => {
      console.log(JSON.stringify({ pid, url, logFile }));
      setInterval(() => undefined, 1000);
    });`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: CHECKOUT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    parent.once('exit', () => reject(new Error('the parent ended before Elasticsearch answered')));
  });
  const node: OwnedNode = JSON.parse(line);
  return { parent, node };
}

withRestarts('ends with a parent that is killed, and its data can be used at once', async () => {
  const dataName = `${DATA_NAME}-killed`;
  const { parent, node } = await startInOtherProcess({ dataName, ephemeral: false });
  await ask(node, '/kept/_doc/1?refresh=true', put({ text: 'a' }));
  parent.kill('SIGKILL');

  const next = await startElasticsearch({ dataName, ephemeral: true });
  expect(await waitUntilGone(node.pid)).toBe(true);
  await expect(fetch(node.url)).rejects.toThrow();
  expect(await ask(next, '/kept/_doc/1')).toMatchObject({ body: { found: true } });
  await next.stop();
});

withRestarts('ends with a parent that is killed when nobody starts another', async () => {
  const dataName = `${DATA_NAME}-alone`;
  const { parent, node } = await startInOtherProcess({ dataName, ephemeral: true });
  parent.kill('SIGKILL');
  expect(await waitUntilGone(node.pid)).toBe(true);
});

withRestarts('ends what a kill of parent and supervisor left running', async () => {
  const dataName = `${DATA_NAME}-orphan`;
  const { parent, node } = await startInOtherProcess({ dataName, ephemeral: false });
  const recordFile = join(dirname(node.logFile), '..', 'node.json');
  const record: { supervisorPid: number } = JSON.parse(readFileSync(recordFile, 'utf8'));
  process.kill(record.supervisorPid, 'SIGKILL');
  parent.kill('SIGKILL');
  expect(await readProcess(node.pid)).toBeDefined();

  const lines: string[] = [];
  const next = await startElasticsearch({
    dataName,
    ephemeral: true,
    log: (line) => lines.push(line),
  });
  expect(await readProcess(node.pid)).toBeUndefined();
  expect(lines.join('\n')).toContain(`process ${node.pid}`);
  await next.stop();
});
