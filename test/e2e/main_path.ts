import { coverageResponseSchema } from '../../common/http/coverage';
import { HELK_INDEX, KNOWN, WINLOGBEAT_INDEX } from './stage/known_events';
import { cell, counted, openTechnique, readCell, readText, waitForText } from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';
import type { WatchedPage } from './stage/watched_page';

/** What a hunter does first: look at the matrix, open a technique, read its events, ask where the number is from. */
export function describeMainPath(stage: Stage): void {
  describe('main path', () => {
    let watched: WatchedPage;
    const tidy = () => {
      expect(watched.errors).toEqual([]);
      expect(watched.foreignRequests).toEqual([]);
    };

    it.each(['light', 'dark'] as const)(
      'shows the seeded numbers, %s',
      async (colorScheme) => {
        watched = await stage.open('', { colorScheme });
        const { page } = watched;
        await counted(page);
        for (const [id, tags] of Object.entries(KNOWN.cells)) {
          const { shown, label } = await readCell(page, id);
          expect(label).toContain(`: ${tags.toLocaleString('en-US')} tags`);
          expect(shown).toBe(tags >= 1000 ? '1.5K' : String(tags));
        }
        expect((await readCell(page, 'T1542')).label).toMatch(/: no tags$/);
        expect(await readText(page, 'coverageTotals')).toMatch(
          new RegExp(
            `^${KNOWN.observed} of \\d+ techniques and sub-techniques for Windows observed, ` +
              `1,615 tags, ${KNOWN.outside_view} tags outside this view$`
          )
        );
        const colors = await Promise.all(
          ['T1071', 'T1055', 'T1112', 'T1542'].map((id) =>
            cell(page, id).evaluate((element) => getComputedStyle(element).backgroundColor)
          )
        );
        expect(new Set(colors).size).toBe(4);
        tidy();
      },
      SLOW_MS
    );

    it(
      'lists tags that name no live technique',
      async () => {
        watched = await stage.open();
        const { page } = watched;
        await counted(page);
        expect(await readText(page, 'unknownTags')).toBe('3 unknown tags');
        await page.getByTestId('unknownTags').click();
        await page.getByText('T9999').waitFor();
        tidy();
      },
      SLOW_MS
    );

    it(
      'shows one number in cell, flyout, raw events and API',
      async () => {
        watched = await stage.open();
        const { page } = watched;
        await counted(page);
        const flyout = await openTechnique(page, 'T1055');
        await waitForText(page.getByTestId('techniqueEventCount'), String(KNOWN.cells.T1055));
        await waitForText(page.getByTestId('breakdown-Hosts'), /ws-01\.known/);
        const hosts = await readText(page, 'breakdown-Hosts');
        expect(hosts).toMatch(/ws-01\.known 57\b.*ws-02\.known 20\b/);
        await flyout.locator('canvas').first().waitFor();

        await page.getByTestId('techniqueTab-events').click();
        const rows = page.getByTestId('toggleDocument');
        for (const expected of [25, 50, 75]) {
          await rows.nth(expected - 1).waitFor();
          expect(await rows.count()).toBe(expected);
          await page.getByTestId('moreEvents').click();
        }
        await waitForText(page.getByTestId('allEventsShown'), 'all events');
        expect(await rows.count()).toBe(KNOWN.cells.T1055);

        const answer = coverageResponseSchema.parse(
          await stage.ask('/coverage', { filter: { from: 'now-30d' } })
        );
        const counts = answer.techniques
          .filter(({ id }) => id === 'T1055' || id.startsWith('T1055.'))
          .map(({ observed }) => observed);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(KNOWN.cells.T1055);
        tidy();
      },
      SLOW_MS
    );

    it(
      'shows a raw event as it stands in its index',
      async () => {
        watched = await stage.open('?technique=T1055&tab=events');
        const { page } = watched;
        await page.getByTestId('toggleDocument').first().click();
        const document = page.getByTestId('rawDocument');
        await waitForText(document, HELK_INDEX);
        await page.getByTestId('documentJson').click();
        const text = await document.locator('pre').innerText();
        expect(JSON.parse(text)).toMatchObject({
          host_name: 'ws-01.known',
          RuleName: expect.stringContaining('technique_id=T1055'),
        });
        tidy();
      },
      SLOW_MS
    );

    it(
      'explains a number by raw values, redirects and searches',
      async () => {
        watched = await stage.open('?technique=T1059&tab=explain');
        const { page } = watched;
        await waitForText(page.getByTestId('explainedTags'), '19 tags');
        const explained = await readText(page, 'techniqueExplain');
        expect(explained).toMatch(/T1086 T1059\.001 \(revoked id T1086\) 7/);
        expect(explained).toMatch(
          /technique_id=T1059\.001,technique_name=PowerShell T1059\.001 12/
        );
        expect(explained).toContain(`field mitre_technique_id of ${HELK_INDEX}`);
        expect(explained).toContain(`field rule.name of ${WINLOGBEAT_INDEX}`);
        const curl = page.getByTestId('curlCommand');
        await curl.nth(3).waitFor();
        expect(await curl.first().innerText()).toMatch(/^curl [\s\S]*_search[\s\S]*terms/);
        await page.getByRole('button', { name: 'Copy as curl' }).first().click();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
          await curl.first().innerText()
        );
        tidy();
      },
      SLOW_MS
    );

    it(
      'leads from a revoked id to the live one',
      async () => {
        watched = await stage.open('?technique=T1086');
        const { page } = watched;
        await waitForText(page.getByTestId('techniqueNotLive'), 'T1086 was revoked');
        await page.getByTestId('openCurrentTechnique').click();
        await waitForText(page.getByTestId('techniqueEventCount'), '19');
        expect(page.url()).toContain('technique=T1059.001');
        tidy();
      },
      SLOW_MS
    );

    it(
      'opens another technique while one is open',
      async () => {
        watched = await stage.open();
        const { page } = watched;
        await counted(page);
        await openTechnique(page, 'T1055');
        await openTechnique(page, 'T1112');
        await waitForText(page.getByTestId('techniqueEventCount'), '1,500');
        expect(await page.getByTestId('techniqueFlyout').count()).toBe(1);
        await page.getByTestId('euiFlyoutCloseButton').click();
        await page.getByTestId('techniqueFlyout').waitFor({ state: 'detached' });
        tidy();
      },
      SLOW_MS
    );
  });
}
