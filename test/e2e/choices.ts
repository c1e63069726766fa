import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { KNOWN } from './stage/known_events';
import {
  cell,
  counted,
  openTechnique,
  readCell,
  readText,
  waitForCount,
  waitForText,
} from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';

/** Everything above the matrix: what is counted, and what is drawn. */
export function describeChoices(stage: Stage): void {
  describe('choices', () => {
    it(
      'shows and hides sub-techniques',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        const sub = cell(page, 'T1055.001');
        expect(await sub.count()).toBe(0);
        await page.getByTestId('expandTechnique-T1055').first().click();
        expect((await readCell(page, 'T1055.001')).shown).toBe('17');
        await page.getByTestId('expandTechnique-T1055').first().click();
        await sub.waitFor({ state: 'detached' });
        await page.getByTestId('expandAll').click();
        await sub.waitFor();
        expect((await readCell(page, 'T1071.004')).shown).toBe('9');
        await page.getByTestId('expandAll').click();
        await sub.waitFor({ state: 'detached' });
      },
      SLOW_MS
    );

    it(
      'counts a cell and its flyout with and without sub-techniques',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await openTechnique(page, 'T1055');
        const events = page.getByTestId('techniqueEventCount');
        await waitForText(events, '77');
        await page.getByTestId('withSubTechniques').click();
        await waitForText(events, '60');
      },
      SLOW_MS
    );

    it(
      'says how many events carry several tags',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        expect((await readCell(page, 'T1003')).shown).toBe('10');
        await openTechnique(page, 'T1003');
        await waitForText(page.getByTestId('techniqueEventCount'), /^5\s*events$/);
        await page.getByTestId('techniqueTab-explain').click();
        await waitForText(page.getByTestId('explainedTags'), '10 tags');
      },
      SLOW_MS
    );

    it.each([
      ['a name', 'registry', 'T1112'],
      ['an id', 'T1055', 'T1055'],
      ['a revoked id', 'T1086', 'T1059.001'],
    ])(
      'finds by %s',
      async (_meaning, text, id) => {
        const { page } = await stage.open();
        await counted(page);
        await page.getByTestId('findTechnique').fill(text);
        await page.locator('.attackMatrix__cell--dimmed').first().waitFor();
        await cell(page, id).waitFor();
        const dimmed = (wanted: string) =>
          cell(page, wanted).evaluate((element) => element.className.includes('--dimmed'));
        expect(await dimmed(id)).toBe(false);
        expect(await dimmed('T1071')).toBe(true);
      },
      SLOW_MS
    );

    it(
      'changes the platform without counting again',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        const asked: string[] = [];
        page.on('request', (request) => {
          if (request.url().endsWith('/coverage')) asked.push(request.url());
        });
        await page.getByTestId('platform').selectOption('macOS');
        await waitForText(page.getByTestId('coverageTotals'), 'for macOS observed');
        expect((await readCell(page, 'T1543')).shown).toBe('4');
        await page.getByTestId('platform').selectOption('all');
        await waitForText(
          page.getByTestId('coverageTotals'),
          'for all platforms observed, 1,619 tags'
        );
        expect(await readText(page, 'coverageTotals')).not.toContain('outside');
        expect(asked).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'hides techniques without tags',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await page.getByTestId('hideEmpty').click();
        await cell(page, 'T1542').waitFor({ state: 'detached' });
        const ids = await page
          .locator('[data-cell]')
          .evaluateAll((cells) => cells.map((element) => element.getAttribute('data-cell')));
        expect(new Set(ids)).toEqual(new Set(Object.keys(KNOWN.cells)));
      },
      SLOW_MS
    );

    it(
      'changes the time range',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await page.getByTestId('superDatePickerToggleQuickMenuButton').click();
        await page.getByRole('button', { name: 'Last 7 days' }).click();
        await page.waitForURL(/from=now-7d/);
        await waitForCount(page, 'T1055', KNOWN.week.T1055);
        expect((await readCell(page, 'T1071')).shown).toBe(String(KNOWN.week.T1071));
        expect((await readCell(page, 'T1003')).label).toContain(': no tags');
      },
      SLOW_MS
    );

    it(
      'filters events by a Lucene query',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await page.getByTestId('eventQuery').fill('event_id:8');
        await page.getByTestId('eventQuery').press('Enter');
        await waitForCount(page, 'T1055', KNOWN.event_id_8.T1055);
        expect((await readCell(page, 'T1112')).label).toContain(': no tags');
        await openTechnique(page, 'T1055');
        await waitForText(page.getByTestId('techniqueEventCount'), '60');
      },
      SLOW_MS
    );

    const choose = async (page: Page, menu: string, select: string, value: string) => {
      await page.getByTestId(menu).click();
      await page.getByTestId(select).selectOption(value);
      await page.keyboard.press('Escape');
    };

    it(
      'colours by hosts, by change and by state, and says so in words',
      async () => {
        const { page, errors } = await stage.open();
        await counted(page);
        await choose(page, 'colourMenu', 'colorBy', 'hosts');
        await waitForText(page.getByTestId('matrixLegend'), 'Hosts per technique');
        await waitForText(cell(page, 'T1055').locator('.attackMatrix__count'), /^2$/);
        expect((await readCell(page, 'T1112')).label).toContain(': 1 host');
        await choose(page, 'colourMenu', 'colorBy', 'change');
        await waitForText(cell(page, 'T1055').locator('.attackMatrix__count'), 'new');
        await choose(page, 'colourMenu', 'colorBy', 'state');
        await waitForText(cell(page, 'T1055').locator('.attackMatrix__count'), 'O');
        expect((await readCell(page, 'T1055')).label).toContain('observed');
        expect(page.url()).toContain('color_by=state');
        expect(errors).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'shows what a group uses, in totals that agree with the cells',
      async () => {
        const { page } = await stage.open('?groups=G0016');
        await counted(page);
        await cell(page, 'T1112').waitFor({ state: 'detached' });
        await cell(page, 'T1059').waitFor();
        const totals = await readText(page, 'coverageTotals');
        const shown = Number(/of (\d+) techniques/.exec(totals)?.[1]);
        const columns = await page.locator('.attackMatrix__tacticCounts').allInnerTexts();
        const inColumns = columns.reduce(
          (sum, text) => sum + Number(/\/ (\d+)/.exec(text)?.[1]),
          0
        );
        expect(shown).toBeGreaterThan(20);
        expect(inColumns).toBeGreaterThanOrEqual(shown);
        expect(totals).toContain('tags outside this view');
      },
      SLOW_MS
    );

    it(
      'selects techniques and counts only their events',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await cell(page, 'T1055').focus();
        await page.keyboard.press('Space');
        await cell(page, 'T1071').click({ modifiers: ['Shift'] });
        await waitForText(page.getByTestId('selectionBar'), '2 techniques selected');
        await page.getByTestId('selectionFilter').click();
        await waitForCount(page, 'T1055', 60);
        expect((await readCell(page, 'T1112')).label).toContain(': no tags');
        await page.getByTestId('selectionClear').click();
        await page.getByTestId('selectionBar').waitFor({ state: 'detached' });
      },
      SLOW_MS
    );

    it(
      'lays cells out small, and refreshes without losing the focus',
      async () => {
        const { page } = await stage.open('?layout=compact&refresh=1');
        await counted(page);
        await cell(page, 'T1055').focus();
        const asked = await page.waitForRequest((request) => request.url().endsWith('/coverage'));
        await asked.response();
        expect(await cell(page, 'T1055').evaluate((one) => one === document.activeElement)).toBe(
          true
        );
        expect(await cell(page, 'T1055').evaluate((one) => one.clientWidth)).toBeLessThan(30);
      },
      SLOW_MS
    );

    it(
      'exports a layer, and shows the same picture when it is brought back',
      async () => {
        const { page, errors } = await stage.open();
        await counted(page);
        const save = async (testSubject: string) => {
          await page.getByTestId('exchangeMenu').click();
          const [file] = await Promise.all([
            page.waitForEvent('download'),
            page.getByTestId(testSubject).click(),
          ]);
          await page.keyboard.press('Escape');
          return readFileSync(await file.path());
        };
        const csv = (await save('exportCsv')).toString();
        expect(csv).toContain('T1112,Modify Registry');
        expect((await save('exportSvg')).toString()).toContain('<svg');
        expect([...(await save('exportPng')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
        const layer = await save('exportLayer');
        const scores = new Map(
          (
            JSON.parse(layer.toString()).techniques as { techniqueID: string; score?: number }[]
          ).map(({ techniqueID, score }) => [techniqueID, score])
        );
        expect(scores.get('T1112')).toBe(KNOWN.cells.T1112);

        await page.getByTestId('exchangeMenu').click();
        await page.locator('input[type=file]').setInputFiles({
          name: 'layer.json',
          mimeType: 'application/json',
          buffer: layer,
        });
        await waitForText(page.getByTestId('matrixLegend'), 'Tags against');
        await page.keyboard.press('Escape');
        for (const id of ['T1055', 'T1112', 'T1059']) {
          expect((await readCell(page, id)).label).toContain('in the layer');
        }
        expect(await page.locator('.attackMatrix__cell--only_there').count()).toBe(0);
        expect(await page.locator('.attackMatrix__cell--only_here').count()).toBe(0);
        expect(errors).toEqual([]);
        const path = '/attack-coverage-settings';
        await stage.es.request({
          method: 'DELETE',
          path,
          querystring: { ignore_unavailable: true },
        });
      },
      SLOW_MS
    );

    it(
      'answers a query that cannot be read in words',
      async () => {
        const { page } = await stage.open(`?query=${encodeURIComponent('event_id:(8')}`);
        const failed = page.getByTestId('matrixFailed').or(page.getByTestId('whyEmpty-failed'));
        await failed.waitFor();
        expect(await failed.innerText()).toMatch(/query/i);
      },
      SLOW_MS
    );
  });
}
