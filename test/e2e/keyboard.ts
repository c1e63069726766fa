import type { Page } from 'playwright-core';
import { counted, focusedCell, waitForText } from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';
import { WIDE } from './stage/watched_page';

const NARROW = { width: 1024, height: 768 };

async function tabToMatrix(page: Page): Promise<void> {
  await page.getByTestId('hideEmpty').focus();
  for (let n = 0; n < 5; n++) {
    await page.keyboard.press('Tab');
    if ((await focusedCell(page)) !== null) return;
  }
  throw new Error('Tab does not lead into the matrix');
}

/** Arrow down until a technique with sub-techniques has the focus; the expanders name their own. */
async function downToParent(page: Page): Promise<string> {
  for (let n = 0; n < 40; n++) {
    const id = await focusedCell(page);
    if (id !== null && (await page.getByTestId(`expandTechnique-${id}`).count()) > 0) return id;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('no technique with sub-techniques in this tactic');
}

const focusInFlyout = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    Boolean(document.activeElement?.closest('[data-test-subj="techniqueFlyout"]'))
  );

/** Without a mouse, beside the page (wide) and over it (narrow). */
export function describeKeyboard(stage: Stage): void {
  describe.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('keyboard, %s', (_meaning, viewport) => {
    it(
      'goes through the matrix, opens, closes and is back where it was',
      async () => {
        const { page } = await stage.open('', { viewport });
        await counted(page);
        await tabToMatrix(page);
        const first = await focusedCell(page);
        await page.keyboard.press('ArrowRight');
        expect(await focusedCell(page)).not.toBe(first);
        await page.keyboard.press('ArrowLeft');
        expect(await focusedCell(page)).toBe(first);

        const parent = await downToParent(page);
        const expander = page.getByTestId(`expandTechnique-${parent}`).first();
        await page.keyboard.press('+');
        await waitForText(expander, '−');
        await page.keyboard.press('ArrowDown');
        expect(await focusedCell(page)).toMatch(new RegExp(`^${parent}\\.`));
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('-');
        await waitForText(expander, '+');
        expect(await focusedCell(page)).toBe(parent);

        await page.keyboard.press('Enter');
        await waitForText(page.getByTestId('techniqueFlyout'), parent);
        await page.getByTestId('techniqueOverview').waitFor();
        expect(await focusInFlyout(page)).toBe(true);
        await page.keyboard.press('Escape');
        await page.getByTestId('techniqueFlyout').waitFor({ state: 'detached' });
        await page.waitForFunction(
          (id) => document.activeElement?.getAttribute('data-cell') === id,
          parent
        );
        // One way back, not two: the flyout was closed once.
        await page.goBack();
        await waitForText(page.getByTestId('techniqueFlyout'), parent);
      },
      SLOW_MS
    );

    it(
      'leaves one tab stop in the matrix',
      async () => {
        const { page } = await stage.open('', { viewport });
        await counted(page);
        await tabToMatrix(page);
        await page.keyboard.press('Tab');
        expect(await focusedCell(page)).toBeNull();
        await page.keyboard.press('Shift+Tab');
        expect(await focusedCell(page)).not.toBeNull();
      },
      SLOW_MS
    );
  });

  describe('keyboard', () => {
    it(
      'closes a flyout that an address opened, and goes to its cell',
      async () => {
        const { page } = await stage.open('?technique=T1055');
        await counted(page);
        await page.getByTestId('techniqueOverview').waitFor();
        await page.keyboard.press('Escape');
        await page.getByTestId('techniqueFlyout').waitFor({ state: 'detached' });
        expect(await focusedCell(page)).toBe('T1055');
      },
      SLOW_MS
    );

    it(
      'keeps Escape in the search field to the field',
      async () => {
        const { page } = await stage.open('?technique=T1055&find=inj');
        await page.getByTestId('techniqueOverview').waitFor();
        await page.getByTestId('findTechnique').focus();
        await page.keyboard.press('Escape');
        expect(await page.getByTestId('techniqueFlyout').count()).toBe(1);
      },
      SLOW_MS
    );
  });
}
