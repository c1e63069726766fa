import type { Page, Route } from 'playwright-core';
import { coverageResponseSchema } from '../../common/http/coverage';
import { HELK_INDEX } from './stage/known_events';
import { cell, counted, readCell, readText, waitForText } from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';

const COVERAGE = '**/api/attack_coverage/coverage';
const SOURCES = '**/api/attack_coverage/sources';
const SUMMARY = '**/api/attack_coverage/techniques/*/summary';

const unavailable = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: 'application/json',
    body: JSON.stringify({
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'Elasticsearch cannot be reached.',
      attributes: { code: 'elasticsearch_unreachable' },
    }),
  });

/** As if one of the two sources had failed: its counts are lower bounds. */
async function failOneSource(route: Route): Promise<void> {
  const response = await route.fetch();
  const answer = coverageResponseSchema.parse(await response.json());
  const json = {
    ...answer,
    sources: answer.sources.map((source, n) =>
      n === 0 ? { ...source, status: 'unknown', reason: '1 of 2 shards failed' } : source
    ),
  };
  await route.fulfill({ response, json });
}

/** The parts' names say nothing of what is in them. */
async function refuseFlyout(route: Route): Promise<void> {
  const response = await route.fetch();
  const isFlyout = (await response.text()).includes('withSubTechniques');
  await (isFlyout ? route.abort() : route.fulfill({ response }));
}

/** What is not known is said to be so, and never looks like nothing. */
export function describeFailures(stage: Stage): void {
  describe('failures', () => {
    const openWith = async (
      pattern: string,
      handler: (route: Route) => unknown,
      search = ''
    ): Promise<Page> => {
      const { page } = await stage.openEmpty();
      await page.route(pattern, handler);
      await stage.visit(page, search);
      return page;
    };

    it.each([
      ['the server stopped', (route: Route) => route.abort()],
      ['Elasticsearch is away', unavailable],
    ])(
      'says that the coverage is not known when %s, and tries again',
      async (_meaning, handler) => {
        const page = await openWith(COVERAGE, handler);
        await waitForText(page.getByTestId('matrixFailed'), 'The coverage is not known');
        expect(await page.getByTestId('attackMatrix').count()).toBe(0);
        await page.unroute(COVERAGE);
        await page.getByTestId('retry').click();
        await counted(page);
        expect((await readCell(page, 'T1055')).shown).toBe('77');
      },
      SLOW_MS
    );

    it(
      'says so in the flyout, and tries again',
      async () => {
        const page = await openWith(SUMMARY, (route) => route.abort(), '?technique=T1055');
        await waitForText(page.getByTestId('techniqueFailed'), 'Not known');
        await page.unroute(SUMMARY);
        await page.getByRole('button', { name: 'Try again' }).click();
        await waitForText(page.getByTestId('techniqueEventCount'), '77');
      },
      SLOW_MS
    );

    it(
      'says so when a part of the app cannot be loaded',
      async () => {
        const { page } = await stage.openEmpty();
        await page.route(/part-\w+\.js$/, refuseFlyout);
        await stage.visit(page);
        await counted(page);
        await cell(page, 'T1055').click();
        await waitForText(page.getByTestId('notLoaded'), 'Reload the page');
        await cell(page, 'T1112').waitFor();
      },
      SLOW_MS
    );

    it(
      'leads from an empty time range to the one that has data',
      async () => {
        const { page } = await stage.open('?from=now-5y&to=now-4y');
        await page.getByTestId('whyEmpty-nothing_in_range').waitFor();
        await page.getByTestId('showRangeWithData').click();
        await counted(page);
        expect(await readText(page, 'coverageTotals')).toContain('1,615 tags');
      },
      SLOW_MS
    );

    it(
      'leads from a query that nothing matches back to everything',
      async () => {
        const { page } = await stage.open('?query=event_id%3A4711');
        await page.getByTestId('whyEmpty-nothing_matches').waitFor();
        await page.getByTestId('clearFilters').click();
        await waitForText(page.getByTestId('coverageTotals'), '1,615 tags');
      },
      SLOW_MS
    );

    it(
      'says what to do where there are no sources, and looks again',
      async () => {
        const page = await openWith(SOURCES, (route) =>
          route.fulfill({
            json: {
              sources: [],
              problems: [],
              reason: { kind: 'no_source', message: 'None of the 3 indices fits.', range: null },
            },
          })
        );
        await waitForText(page.getByTestId('whyEmpty-no_source'), 'technique_id=T1055');
        await page.unroute(SOURCES);
        await page.getByTestId('lookAgain').click();
        await counted(page);
        expect((await readCell(page, 'T1055')).shown).toBe('77');
      },
      SLOW_MS
    );

    it(
      'shows lower bounds and unknown cells where a source failed',
      async () => {
        const page = await openWith(COVERAGE, failOneSource);
        await waitForText(page.getByTestId('incompleteCoverage'), HELK_INDEX);
        await waitForText(page.getByTestId('incompleteCoverage'), '1 of 2 shards failed');
        await waitForText(page.getByTestId('matrixLegend'), 'unknown');
        expect((await readCell(page, 'T1055')).label).toContain('at least 77 tags');
        const empty = await readCell(page, 'T1542');
        expect(empty).toMatchObject({ shown: '?', label: expect.stringContaining('unknown') });
        const background = await cell(page, 'T1542').evaluate(
          (element) => getComputedStyle(element).backgroundImage
        );
        expect(background).toContain('repeating-linear-gradient');
      },
      SLOW_MS
    );
  });
}
