import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LoadTarget } from '../../../server/loading/bulk_writer';
import { readAccounts } from '../../kibana/accounts';
import { logIn } from '../../kibana/log_in';
import { authorizationOf } from '../../kibana/send';
import { launchBrowser } from './chromium';
import { type SeededEvents, seedKnownEvents } from './known_events';
import { openTestCluster } from './test_cluster';
import { openTestHost } from './test_host';
import { openWatchedPage, type WatchedPage } from './watched_page';

export interface Stage {
  readonly url: string;
  readonly es: LoadTarget;
  /** Opens the matrix; `search` is the address's query string. Closed after the test. */
  open(search?: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** A page that is still empty, for routes to be laid before it loads. */
  openEmpty(options?: BrowserContextOptions): Promise<WatchedPage>;
  /** Loads the matrix into a page. */
  visit(page: Page, search?: string): Promise<void>;
  /** Asks the API as `curl` would. */
  ask(path: string, body?: unknown): Promise<unknown>;
}

const accounts = readAccounts();

export const SLOW_MS = 120_000;
const SET_UP_MS = 300_000;

/** Cluster with the known events, host and browser for all tests of a file; whatever was started is stopped. */
export function setUpStage(): Stage {
  const undo: (() => Promise<unknown>)[] = [];
  const pages: WatchedPage[] = [];
  let built: { browser: Browser; url: string; es: LoadTarget } | undefined;
  const parts = () => {
    if (built === undefined) throw new Error('the stage is not set up yet');
    return built;
  };

  beforeAll(async () => {
    const cluster = await openTestCluster();
    undo.push(cluster.stop);
    const seeded: SeededEvents = await seedKnownEvents(cluster.es);
    undo.push(seeded.remove);
    const host = await openTestHost(cluster.connection);
    undo.push(host.stop);
    const browser = await launchBrowser();
    undo.push(() => browser.close());
    built = { browser, url: host.url, es: cluster.es };
  }, SET_UP_MS);
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  }, SET_UP_MS);

  const visit = async (page: Page, search = '') => {
    await page.goto(`${parts().url}/app/attackCoverage/matrix${search}`);
    await page.getByTestId('matrixPage').waitFor();
  };
  const openEmpty = async (options: BrowserContextOptions = {}) => {
    const watched = await openWatchedPage(parts().browser, options);
    pages.push(watched);
    if (accounts !== null) await logIn(watched.page, parts().url, accounts.manage);
    return watched;
  };
  return {
    get url() {
      return parts().url;
    },
    get es() {
      return parts().es;
    },
    visit,
    openEmpty,
    open: async (search, options) => {
      const watched = await openEmpty(options);
      await visit(watched.page, search);
      return watched;
    },
    ask: async (path, body) => {
      const response = await fetch(`${parts().url}/api/attack_coverage${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'kbn-xsrf': 'test',
          'content-type': 'application/json',
          ...(accounts && authorizationOf(accounts.manage)),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    },
  };
}
