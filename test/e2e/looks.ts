import { COLOR_METRICS } from '../../common/coverage/metrics';
import { findViolations } from './stage/axe';
import { cell, counted, openTechnique, waitForText } from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

/** Each colour that needs no layer, with what else changes the cells. */
const LOOKS = COLOR_METRICS.filter((metric) => metric !== 'compare').map(
  (metric, n) => `color_by=${metric}&bar_by=hosts&layout=${['side', 'flat', 'compact'][n % 3]}`
);

/** Both themes, two sizes, and what axe-core says. */
export function describeLooks(stage: Stage): void {
  describe.each(['light', 'dark'] as const)('accessibility, %s', (colorScheme) => {
    it(
      'finds nothing wrong with the matrix',
      async () => {
        const { page } = await stage.open('?expanded=T1055&find=injection', { colorScheme });
        await counted(page);
        expect(await findViolations(page)).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'finds nothing wrong with any colour, bar or layout',
      async () => {
        const { page } = await stage.openEmpty({ colorScheme });
        // The dark colours are those of the levels and the states: two looks have them all.
        const looks = LOOKS.filter(
          (look) => colorScheme === 'light' || /color_by=(tags|state)&/.test(look)
        );
        for (const look of looks) {
          await stage.visit(page, `?${look}`);
          await counted(page);
          await page.waitForLoadState('networkidle');
          expect({ look, violations: await findViolations(page) }).toEqual({
            look,
            violations: [],
          });
        }
      },
      SLOW_MS
    );

    it.each([
      ['overview', 'techniqueOverview'],
      ['events', 'techniqueEvents'],
      ['attack', 'techniqueAttack'],
      ['explain', 'techniqueExplain'],
    ])(
      'finds nothing wrong with the flyout, %s',
      async (tab, testSubject) => {
        const { page } = await stage.open(`?technique=T1055&tab=${tab}`, { colorScheme });
        await counted(page);
        await page.getByTestId(testSubject).waitFor();
        if (tab === 'overview') await page.locator('canvas').first().waitFor();
        if (tab === 'events') {
          await page.getByTestId('toggleDocument').first().click();
          await page.getByTestId('rawDocument').waitFor();
          await page.mouse.move(0, 0);
          await page.getByRole('tooltip').waitFor({ state: 'detached' });
        }
        expect(await findViolations(page)).toEqual([]);
      },
      SLOW_MS
    );

    it(
      'finds nothing wrong with the empty state',
      async () => {
        const { page } = await stage.open('?from=now-5y&to=now-4y', { colorScheme });
        await page.getByTestId('whyEmpty-nothing_in_range').waitFor();
        expect(await findViolations(page)).toEqual([]);
      },
      SLOW_MS
    );
  });

  describe('looks', () => {
    it(
      'follows the dark mode',
      async () => {
        const brightness = async (colorScheme: 'light' | 'dark') => {
          const { page } = await stage.open('', { colorScheme });
          const color = await page
            .getByTestId('matrixPage')
            .evaluate((element) => getComputedStyle(element).backgroundColor);
          return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
        };
        expect(await brightness('dark')).toBeLessThan(80);
        expect(await brightness('light')).toBeGreaterThan(200);
      },
      SLOW_MS
    );

    it.each(SIZES)(
      'fits $width × $height: only the matrix scrolls, below its headers',
      async (viewport) => {
        const { page } = await stage.open('', { viewport });
        await counted(page);
        const overflow = await page.evaluate(() => {
          const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
          return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
        });
        expect(overflow).toEqual({ x: 0, y: 0 });
        const header = page.locator('.attackMatrix__header').first();
        const before = await header.boundingBox();
        await page.getByTestId('attackMatrix').evaluate((grid) => grid.scrollBy(0, 300));
        const after = await header.boundingBox();
        expect(after?.y).toBe(before?.y);
      },
      SLOW_MS
    );

    it(
      'pushes the page aside where there is room, and covers it where not',
      async () => {
        const gridWidth = async (viewport: { width: number; height: number }) => {
          const { page } = await stage.open('', { viewport });
          await counted(page);
          const grid = page.getByTestId('attackMatrix');
          const before = (await grid.boundingBox())?.width ?? 0;
          await openTechnique(page, 'T1055');
          await page.getByTestId('techniqueOverview').waitFor();
          const after = (await grid.boundingBox())?.width ?? 0;
          return { before, after };
        };
        const wide = await gridWidth({ width: 1440, height: 900 });
        expect(wide.after).toBeLessThan(wide.before - 500);
        const narrow = await gridWidth({ width: 1024, height: 768 });
        expect(narrow.after).toBe(narrow.before);
      },
      SLOW_MS
    );

    it(
      'keeps the open cell in view when the flyout takes the room',
      async () => {
        const { page } = await stage.open('', { viewport: { width: 1280, height: 720 } });
        await counted(page);
        await openTechnique(page, 'T1071');
        await waitForText(page.getByTestId('techniqueEventCount'), '9');
        await page.waitForFunction(() => {
          const open = document.querySelector('[aria-current="true"]')?.getBoundingClientRect();
          const grid = document.querySelector('.attackMatrix')?.getBoundingClientRect();
          return open && grid && open.right <= grid.right + 1 && open.bottom <= grid.bottom + 1;
        });
      },
      SLOW_MS
    );

    it(
      'breaks no word of a cell in the middle',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        const wide = await cell(page, 'T1055').evaluate((element) =>
          [...document.querySelectorAll<HTMLElement>('[data-cell]')]
            .filter((each) => each.scrollWidth > each.clientWidth)
            .map((each) => each.textContent)
            .concat(element.isConnected ? [] : ['gone'])
        );
        expect(wide).toEqual([]);
      },
      SLOW_MS
    );
  });
}
