/**
 * The pictures of the documentation: `node --import tsx test/e2e/screenshots.ts [FOLDER]`
 * starts Elasticsearch with the demo and the standalone host, and photographs matrix and flyout.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { loadDemo } from '../../server/loading/load_demo';
import setUp from '../one_cluster/browser_setup';
import { cleanUp } from '../one_cluster/clean_up';
import { launchBrowser } from './stage/chromium';
import { repackPng } from './stage/repack_png';
import { openTestCluster } from './stage/test_cluster';
import { openTestHost } from './stage/test_host';
import { openWatchedPage } from './stage/watched_page';

const SIZES = [
  { name: '1440', viewport: { width: 1440, height: 900 } },
  { name: '1024', viewport: { width: 1024, height: 768 } },
];

async function main(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await setUp();
  const cluster = await openTestCluster();
  try {
    await loadDemo({ es: cluster.es });
    const host = await openTestHost(cluster.connection);
    const browser = await launchBrowser();
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const size of SIZES) {
          await photograph(browser, host.url, { colorScheme, ...size }, folder);
        }
      }
    } finally {
      await browser.close();
      await host.stop();
    }
  } finally {
    await cluster.stop();
    await cleanUp();
  }
}

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
}

async function photograph(browser: Browser, url: string, look: Look, folder: string) {
  const { colorScheme, name, viewport } = look;
  const { page, close } = await openWatchedPage(browser, { colorScheme, viewport });
  const shoot = async (what: string) => {
    const file = join(folder, `${what}_${colorScheme}_${name}.png`);
    await writeFile(file, repackPng(await page.screenshot()));
  };
  await page.goto(`${url}/app/attackCoverage/matrix`);
  await page.getByTestId('coverageTotals').waitFor();
  await shoot('matrix');
  await page.getByTestId('techniqueCell-T1055').first().click();
  await page.getByTestId('techniqueEventCount').waitFor();
  await page.getByTestId('techniqueFlyout').locator('canvas').first().waitFor();
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await shoot('flyout');
  await close();
}

main(resolve(process.argv[2] ?? 'docs/images')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
