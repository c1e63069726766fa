import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/e2e/stage/chromium';
import { DAY_MS, SEEDED_RANGE } from './seed';
import { median, rounded } from './stats';

const RUNS = 7;

export interface PageFigures {
  /** Navigation to the first frame in which every cell has its colour, live data included. */
  readonly painted_ms: number;
  /** Click on "Expand sub-techniques" to the frame that shows them all. */
  readonly expand_all_ms: number;
  readonly cells_expanded: number;
  /** Choosing another colour whose data is there, to the frame that shows it. */
  readonly change_color_ms: number;
  /** A key in the search field to the frame that shows what it finds, the search index being there. */
  readonly keystroke_ms: number;
  /** Heap after a garbage collection, megabytes: at first, and after so many refreshes as an hour of one a minute has. */
  readonly heap_mb: readonly [number, number];
}

const REFRESHES = 60;

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
    const cells_expanded = await page.locator('[data-cell]').count();
    const change_color_ms = await changeColor(page);
    const keystroke_ms = await typeSearch(page);
    return {
      painted_ms: rounded(median(painted)),
      expand_all_ms: rounded(median(expanded)),
      cells_expanded,
      change_color_ms: rounded(change_color_ms),
      keystroke_ms: rounded(keystroke_ms),
      heap_mb: await refreshOften(page),
    };
  } finally {
    await browser.close();
  }
}

/** Milliseconds since the navigation began, by the page's own clock. */
async function openMatrix(page: Page, address: string, run: number): Promise<number> {
  const from = new Date(SEEDED_RANGE.start + DAY_MS - run).toISOString();
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

/** The slowest of several changes would be noise: the median. */
async function changeColor(page: Page): Promise<number> {
  const times: number[] = [];
  await page.getByTestId('colourMenu').click();
  for (let run = -4; run < 10; run++) {
    // Both are loaded after the first turns.
    const metric = run % 2 === 0 ? 'hosts' : 'tags';
    const legend = metric === 'hosts' ? 'Hosts per technique' : 'Tags per technique';
    const took = await page.evaluate(
      ([value, text]) =>
        new Promise<number>((resolve) => {
          const select = document.querySelector<HTMLSelectElement>('[data-test-subj="colorBy"]');
          if (select === null) throw new Error('the menu is closed');
          const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
          const started = performance.now();
          set?.call(select, value);
          select.dispatchEvent(new Event('change', { bubbles: true }));
          const look = () =>
            document
              .querySelector('[data-test-subj="matrixLegend"]')
              ?.textContent?.includes(text) && document.querySelector('.attackMatrix__count')
              ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)))
              : requestAnimationFrame(look);
          look();
        }),
      [metric, legend] as const
    );
    if (run >= 0) times.push(took);
  }
  await page.keyboard.press('Escape');
  return median(times);
}

/** Milliseconds of main thread per key, as the browser itself counts an event's processing. */
async function typeSearch(page: Page): Promise<number> {
  const field = page.getByTestId('findTechnique');
  await field.fill('net.exe');
  await page.getByTestId('searchHit-S0039').waitFor();
  await field.fill('');
  const times: number[] = [];
  for (const key of 'powershell') {
    await page.evaluate(() => {
      const target = window as unknown as { keyed?: number; took?: number };
      document.addEventListener('keydown', () => (target.keyed = performance.now()), {
        once: true,
        capture: true,
      });
      document.addEventListener(
        'input',
        () => queueMicrotask(() => (target.took = performance.now() - (target.keyed ?? 0))),
        { once: true }
      );
    });
    await field.press(key);
    times.push(await page.evaluate(() => (window as unknown as { took: number }).took));
  }
  await field.fill('');
  return median(times);
}

async function refreshOften(page: Page): Promise<readonly [number, number]> {
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return rounded(usedSize / 1_000_000);
  };
  const refresh = async () => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/coverage'));
    await page.getByTestId('refreshMatrix').click();
    await answered;
  };
  for (let run = 0; run < 5; run++) await refresh();
  const first = await heap();
  for (let run = 0; run < REFRESHES; run++) await refresh();
  // Answers that nobody shows any more are kept for half a minute.
  await page.waitForTimeout(40_000);
  return [first, await heap()];
}
