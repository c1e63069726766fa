import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/e2e/stage/chromium';
import { SEEDED_RANGE } from './seed';
import { median, rounded } from './stats';

const RUNS = 7;

export interface PageFigures {
  /** Navigation to the first frame in which every cell has its colour, live data included. */
  readonly painted_ms: number;
  /** Click on "Expand sub-techniques" to the frame that shows them all. */
  readonly expand_all_ms: number;
  readonly cells_expanded: number;
}

/** The page over the source of one index, in Chromium at 1440×900, with a warm browser cache as on a second visit of a day. */
export async function benchPage(host: string, index: string): Promise<PageFigures> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // esbuild names functions by a helper of its own, which functions sent to the page then look for.
    await page.addInitScript('globalThis.__name = (value) => value');
    const painted: number[] = [];
    const expanded: number[] = [];
    for (let run = -1; run < RUNS; run++) {
      const painted_ms = await openMatrix(
        page,
        `${host}/app/attackCoverage/matrix?sources=${index}.helk_2018`,
        run
      );
      const expand_ms = await expandAll(page);
      if (run < 0) continue;
      painted.push(painted_ms);
      expanded.push(expand_ms);
    }
    return {
      painted_ms: rounded(median(painted)),
      expand_all_ms: rounded(median(expanded)),
      cells_expanded: await page.locator('[data-cell]').count(),
    };
  } finally {
    await browser.close();
  }
}

/** Milliseconds since the navigation began, by the page's own clock. */
async function openMatrix(page: Page, address: string, run: number): Promise<number> {
  const from = new Date(SEEDED_RANGE.start - 60_000 - run).toISOString();
  const to = new Date(SEEDED_RANGE.end).toISOString();
  await page.goto(`${address}&from=${from}&to=${to}`, {
    waitUntil: 'commit',
  });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () =>
          document.querySelector('.attackMatrix__count')
            ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
            : requestAnimationFrame(look);
        look();
      })
  );
}

const expandAll = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = document.querySelector<HTMLElement>('[data-test-subj="expandAll"]');
        const started = performance.now();
        button?.click();
        requestAnimationFrame(function look() {
          if (document.querySelector('.attackMatrix__subs') === null)
            return requestAnimationFrame(look);
          return requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - started))
          );
        });
      })
  );
