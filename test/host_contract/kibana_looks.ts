import type { Page } from 'playwright-core';
import { openNamedCluster } from '../../server/platform/own_client/probe';
import { HELK_INDEX } from '../e2e/stage/known_events';
import { differences, looksOf } from '../e2e/stage/look';
import { counted } from '../e2e/stage/matrix_page';
import { SLOW_MS, type Stage } from '../e2e/stage/stage';
import { openStandaloneHost, type TestHost } from '../e2e/stage/test_host';
import { readAccounts } from '../kibana/accounts';
import { changeSettings, makeDefaultDataView, removeDataViews } from '../kibana/kibana_api';
import { logIn } from '../kibana/log_in';

const DAY_MS = 86_400_000;
/** Absolute, so that both hosts tell the same range in the same words. */
const isoDay = (days: number) =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00.000Z`;
const RANGE = `from=${isoDay(-30)}&to=${isoDay(1)}`;

const PAGES = [
  ['matrix', `/matrix?${RANGE}`],
  ['flyout', `/matrix?${RANGE}&technique=T1055`],
  ['volume', `/volume?${RANGE}`],
  ['gaps', `/gaps?${RANGE}`],
  ['tag health', `/tag_health?${RANGE}`],
  ['troubleshoot', '/troubleshoot'],
  ['enrichment', '/enrichment'],
  ['settings', '/settings'],
] as const;

const KIBANAS_OWN = [
  ['home', '/app/home'],
  ['Discover', '/app/discover'],
  ['management', '/app/management'],
] as const;

/** The app looks in Kibana as by itself, and Kibana looks as before. */
export function describeKibanaLooks(stage: Stage): void {
  const accounts = readAccounts();
  let standalone: TestHost;
  beforeAll(async () => {
    const named = await openNamedCluster(process.env);
    if (named === null) throw new Error('ELASTICSEARCH_URL names the cluster of KIBANA_URL');
    standalone = await openStandaloneHost(named.connection);
  }, SLOW_MS);
  afterAll(() => standalone?.stop());

  const looksAt = async (page: Page, url: string, path: string) => {
    await page.goto(`${url}/app/attackCoverage${path}`);
    await page.locator('.attackCoverage [data-test-subj]').first().waitFor();
    return looksOf(page, '.attackCoverage');
  };

  describe.each(['light', 'dark'] as const)('looks as by itself, %s', (theme) => {
    beforeAll(() => changeSettings(stage.url, { 'theme:darkMode': theme === 'dark' }));
    afterAll(() => changeSettings(stage.url, { 'theme:darkMode': null }));

    it.each(PAGES)(
      '%s',
      async (_name, path) => {
        const colorScheme = theme;
        const { page } = await stage.openEmpty({ colorScheme });
        // Who may do everything in both: what a page says follows from the rights.
        if (accounts !== null) await logIn(page, stage.url, accounts.admin);
        const expected = await looksAt(page, standalone.url, path);
        const found = await looksAt(page, stage.url, path);
        expect(differences(expected, found)).toEqual([]);
      },
      SLOW_MS
    );
  });

  describe('leaves as it was of Kibana’s own', () => {
    // Without any, Discover sends to the page that makes one.
    beforeAll(() => makeDefaultDataView(stage.url, HELK_INDEX));
    afterAll(() => removeDataViews(stage.url, HELK_INDEX));

    it.each(KIBANAS_OWN)(
      '%s',
      async (_name, path) => {
        const { page } = await stage.openEmpty();
        // Where Kibana has no data it greets with a page that covers everything.
        await page.addInitScript(() => localStorage.setItem('home:welcome:show', 'false'));
        await page.goto(`${stage.url}${path}`);
        // Its header comes in parts.
        if (accounts !== null) {
          await page.getByTestId('spacesNavSelector').locator('*').first().waitFor();
          await page.getByTestId('userMenuAvatar').waitFor();
        }
        const before = await looksOf(page, 'body');
        const { pathname } = new URL(page.url());
        await page.getByTestId('toggleNavButton').click();
        await page
          .locator('[data-test-subj*="collapsibleNavAppLink"]', { hasText: 'ATT&CK Coverage' })
          .first()
          .click();
        await counted(page);
        await page.getByTestId('techniqueCell-T1055').first().click();
        await page.getByTestId('techniqueEventCount').waitFor();
        await page.goBack();
        await page.waitForURL(/attackCoverage\/matrix/);
        await page.goBack();
        await page.waitForURL((url) => url.pathname === pathname, { waitUntil: 'commit' });
        await page.locator('.attackCoverage').first().waitFor({ state: 'detached' });
        expect(differences(before, await looksOf(page, 'body'))).toEqual([]);
      },
      SLOW_MS
    );
  });
}
