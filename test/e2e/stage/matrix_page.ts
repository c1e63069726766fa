import type { Locator, Page } from 'playwright-core';

/** What the suites do and read on the matrix, in one place. */

export const cell = (page: Page, id: string): Locator =>
  page.getByTestId(`techniqueCell-${id}`).first();

export const counted = async (page: Page): Promise<void> => {
  await page.getByTestId('coverageTotals').waitFor();
};

/** The number on a cell, 0 where there is none, and the words that a screen reader reads. */
export async function readCell(page: Page, id: string) {
  const button = cell(page, id);
  const [shown, label] = await Promise.all([
    button.locator('.attackMatrix__count').allTextContents(),
    button.locator('.attackMatrix__spoken').last().textContent(),
  ]);
  return { shown: shown[0] ?? null, label: label ?? '' };
}

/** Waits until a cell shows this number. */
export const waitForCount = (page: Page, id: string, shown: number): Promise<void> =>
  waitForText(cell(page, id).locator('.attackMatrix__count'), new RegExp(`^${shown}$`));

/** What EUI puts between cells, unseen, for tables to be copied as tables. */
const TABLE_MARKERS = /[^\x20-\x7e\s]/gu;

export const readText = async (page: Page, testSubject: string): Promise<string> =>
  (await page.getByTestId(testSubject).first().innerText())
    .replace(TABLE_MARKERS, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Waits until a text has come to hold something: numbers come after the frame around them. */
export async function waitForText(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.filter({ hasText: text }).first().waitFor();
}

export async function openTechnique(page: Page, id: string): Promise<Locator> {
  await cell(page, id).click();
  const flyout = page.getByTestId('techniqueFlyout');
  await waitForText(flyout.locator('h2').first(), id);
  return flyout;
}

/** Ids of the cell that has the focus, or null. */
export const focusedCell = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null);
