import { launchBrowser } from '../test/e2e/stage/chromium';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import { bareSearch, timed } from './coverage_bench';
import { DAY_MS, SEEDED_RANGE } from './seed';
import { median, rounded } from './stats';

const RUNS = 7;

export interface VolumeFigures {
  /** From the moment the page asks for the count to the frame that shows the ranking. */
  readonly ranking_ms: number;
  /** The bare search that it needs, in turns with it. */
  readonly bare_ms: number;
  readonly ratio: number;
}

/** First paint of the ranking on the volume page, against the bare request. */
export async function benchVolume(
  es: Elasticsearch,
  host: string,
  index: string
): Promise<VolumeFigures> {
  const browser = await launchBrowser();
  const bare: number[] = [];
  const ranking: number[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript('globalThis.__name = (value) => value');
    for (let run = -2; run < RUNS; run++) {
      const to = new Date(SEEDED_RANGE.end).toISOString();
      const at = (n: number) => new Date(SEEDED_RANGE.start + DAY_MS - 2 * run - n).toISOString();
      const bare_ms = await timed(() => bareSearch(es, index, at(1), to));
      const search = new URLSearchParams({ sources: `${index}.helk_2018`, from: at(0), to });
      await page.goto(`${host}/app/attackCoverage/volume?${search}`, { waitUntil: 'commit' });
      const ranking_ms = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (document.querySelector('[data-test-subj="volumeRanking"]') === null)
                return void requestAnimationFrame(look);
              requestAnimationFrame(() =>
                setTimeout(() => {
                  const asked = performance
                    .getEntriesByType('resource')
                    .filter(({ name }) => name.endsWith('/coverage'))
                    .map(({ startTime }) => startTime);
                  resolve(performance.now() - Math.min(...asked));
                })
              );
            };
            look();
          })
      );
      if (run < 0) continue;
      bare.push(bare_ms);
      ranking.push(ranking_ms);
    }
  } finally {
    await browser.close();
  }
  const [ranking_ms, bare_ms] = [median(ranking), median(bare)];
  return {
    ranking_ms: rounded(ranking_ms),
    bare_ms: rounded(bare_ms),
    ratio: rounded(ranking_ms / bare_ms, 2),
  };
}
