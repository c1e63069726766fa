import type { Browser, Page } from 'playwright-core';
import { plugin } from '../../server';
import { elasticsearchFor } from '../../server/platform/elasticsearch';
import { createClients } from '../../server/platform/own_client/clients';
import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import { startHost } from '../../standalone/server/http_server';
import { takeBundles } from '../one_cluster/bundles';
import { findViolations } from './stage/axe';
import { launchBrowser } from './stage/chromium';
import { waitForText } from './stage/matrix_page';
import { SLOW_MS } from './stage/stage';
import { openWatchedPage, type WatchedPage } from './stage/watched_page';

/** Every reason for an empty matrix, brought about for real, one after the other on one secured cluster. */
const STRANGER = { username: 'stranger', password: 'stranger-password' };
/** Nothing is there to look for names. */
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const undo: (() => Promise<unknown>)[] = [];
const pages: WatchedPage[] = [];
let parts:
  | {
      readonly browser: Browser;
      readonly url: string;
      readonly admin: { username: string; password: string };
      readonly es: ReturnType<typeof elasticsearchFor>;
      readonly stopNode: () => Promise<void>;
    }
  | undefined;

const given = () => {
  if (parts === undefined) throw new Error('nothing is set up yet');
  return parts;
};

beforeAll(async () => {
  const node = await startElasticsearch({
    dataName: `test-e2e-empty-${process.pid}`,
    ephemeral: true,
    timeoutMs: 240_000,
    security: {
      users: [
        { name: STRANGER.username, password: STRANGER.password, roles: ['reader_of_others'] },
      ],
      roles: { reader_of_others: { indices: [{ names: ['others-*'], privileges: ['read'] }] } },
    },
  });
  undo.push(() => node.stop());
  const { url, username = '', password = '' } = node;
  const host = await startHost(plugin, {
    connection: { url, auth: null, ca: null, major: 8 },
    bundles: takeBundles(),
    logger: quiet,
    asksForLogin: true,
  });
  undo.push(host.stop);
  const clients = createClients({ url, auth: { username, password }, ca: null, major: 8 });
  undo.push(() => clients.close());
  const browser = await launchBrowser();
  undo.push(() => browser.close());
  const es = elasticsearchFor(clients.asCurrentUser({}));
  const admin = { username, password };
  parts = { browser, url: host.url, admin, es, stopNode: () => node.stop() };
}, 300_000);
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
}, 120_000);

async function open(user = given().admin): Promise<Page> {
  const watched = await openWatchedPage(given().browser, { httpCredentials: user });
  pages.push(watched);
  await watched.page.goto(`${given().url}/app/attackCoverage/matrix`);
  await watched.page.getByTestId('matrixPage').waitFor();
  return watched.page;
}

const write = (index: string, event: object) =>
  given().es.request({
    method: 'POST',
    path: `/${index}/_doc`,
    querystring: { refresh: true },
    body: { '@timestamp': new Date().toISOString(), ...event },
  });

const SYSMON = {
  event_id: 1,
  source_name: 'Microsoft-Windows-Sysmon',
  host_name: 'ws-01',
  log_name: 'Microsoft-Windows-Sysmon/Operational',
};

async function expectReason(page: Page, kind: string, words: string): Promise<void> {
  await waitForText(page.getByTestId(`whyEmpty-${kind}`), words);
  expect(await page.getByTestId('attackMatrix').count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
}

it(
  'names each cause, from a cluster without data to one that is gone',
  async () => {
    await expectReason(await open(), 'no_indices', 'There is no data yet');

    await write('others-1', { message: 'a web server said something', status: 200 });
    await expectReason(await open(), 'no_source', 'technique_id=T1055');

    await write('sysmon-1', { ...SYSMON, rule_name: '-' });
    await expectReason(await open(), 'no_tagged_events', 'Events, but no tags');

    await expectReason(await open(STRANGER), 'no_rights', 'You may not read the events');

    await write('sysmon-1', { ...SYSMON, rule_name: 'technique_id=T1055' });
    const page = await open();
    await page.getByTestId('coverageTotals').waitFor();

    await given().stopNode();
    await page.getByTestId('refreshMatrix').click();
    await waitForText(page.getByTestId('matrixPage'), 'cannot be reached');
    const cut = await open();
    await waitForText(cut.getByTestId('matrixPage'), 'cannot be reached');
    expect(await cut.getByTestId('attackMatrix').count()).toBe(0);
  },
  2 * SLOW_MS
);
