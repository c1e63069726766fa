import { counted, readText, waitForText } from '../e2e/stage/matrix_page';
import { SLOW_MS, type Stage } from '../e2e/stage/stage';
import type { WatchedPage } from '../e2e/stage/watched_page';
import { mountTwice } from './mount_twice';
import { traits } from './hosts';

const JAVASCRIPT = /^(text|application)\/javascript/;

/** The browser's side: how the host serves and loads the plugin, and what mounting leaves behind. */
export function describePage(stage: Stage): void {
  /** Where this host serves the plugin's files from: the loader tells the page. */
  const bundlesOf = async ({ page }: WatchedPage): Promise<string> => {
    const path = await page.evaluate(() => window.__kbnPublicPath__?.attackCoverage ?? '');
    return new URL(path, stage.url).href;
  };

  describe('files', () => {
    it(
      'are served as what they are',
      async () => {
        const bundles = await bundlesOf(await stage.open());
        const pointer = await fetch(`${stage.url}/plugins/attackCoverage/assets/app.json`);
        expect(pointer.headers.get('content-type')).toMatch(/^application\/json/);
        const { file }: { file: string } = await pointer.json();
        expect(file).toMatch(/^app-[A-Z0-9]+\.js$/);
        for (const name of ['attackCoverage.plugin.js', file]) {
          const response = await fetch(`${bundles}${name}`);
          expect({ name, status: response.status }).toEqual({ name, status: 200 });
          expect(response.headers.get('content-type')).toMatch(JAVASCRIPT);
          await response.arrayBuffer();
        }
      },
      SLOW_MS
    );

    it(
      'are not there under other names',
      async () => {
        const bundles = await bundlesOf(await stage.open());
        for (const url of [
          `${bundles}missing.js`,
          `${stage.url}/plugins/attackCoverage/assets/missing.json`,
        ]) {
          expect((await fetch(url)).status).toBe(404);
        }
      },
      SLOW_MS
    );

    it(
      'are loaded through the host’s loader, the page entry first',
      async () => {
        const watched = await stage.openEmpty();
        const loaded: string[] = [];
        watched.page.on('response', (response) => loaded.push(response.url()));
        await stage.visit(watched.page);
        const bundles = await bundlesOf(watched);
        const ours = loaded
          .filter((url) => url.startsWith(bundles))
          .map((url) => url.slice(bundles.length).replace(/\?.*/, ''));
        expect(ours[0]).toBe('attackCoverage.plugin.js');
        expect(ours[1]).toMatch(/^app-/);
      },
      SLOW_MS
    );
  });

  describe('application', () => {
    it(
      'mounts, and tells the host what it is',
      async () => {
        const watched = await stage.open();
        const { page } = watched;
        await counted(page);
        expect(await page.title()).toContain('Matrix - ATT&CK Coverage');
        const breadcrumbs = await traits.breadcrumbs(page);
        if (breadcrumbs !== null) {
          expect(breadcrumbs.slice(-2)).toEqual(['ATT&CK Coverage', 'Matrix']);
        }
        expect(watched.errors).toEqual([]);
        expect(watched.foreignRequests).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'opens a flyout from an address, and answers a route that it does not have',
      async () => {
        const watched = await stage.open('?technique=T1055');
        const { page } = watched;
        await waitForText(page.getByTestId('techniqueEventCount'), '77');
        await page.goto(`${stage.url}/app/attackCoverage/no/such/page`);
        await counted(page);
        expect(page.url()).toContain('/app/attackCoverage/matrix');
        expect(watched.errors).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'leaves nothing behind, and mounts again',
      async () => {
        const watched = await stage.open('?technique=T1055');
        const { page } = watched;
        await waitForText(page.getByTestId('techniqueEventCount'), '77');
        const ours = () => page.locator('.attackCoverage').count();
        if (traits.leave === null) {
          expect(await page.evaluate(mountTwice)).toEqual([
            { mounted: 2, left: 0, padding: 0 },
            { mounted: 2, left: 0, padding: 0 },
          ]);
        } else {
          await traits.leave(page);
          await page.getByTestId('matrixPage').waitFor({ state: 'detached' });
          expect(await ours()).toBe(0);
          const padding = await page.evaluate(() => document.body.style.paddingInlineEnd);
          expect(['', '0px']).toContain(padding);
          await page.goBack();
          await waitForText(page.getByTestId('techniqueEventCount'), '77');
          expect(await readText(page, 'coverageTotals')).toContain('1,615 tags');
          expect(await ours()).toBe(2);
        }
        expect(watched.errors).toEqual([]);
      },
      SLOW_MS
    );
  });
}
