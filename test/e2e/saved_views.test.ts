import { findViolations } from './stage/axe';
import { counted, readText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** Saved views in a real browser over a real Elasticsearch. */
const stage = setUpStage();

async function open(search = '', dark = false) {
  const watched = await stage.openEmpty(dark ? { colorScheme: 'dark' } : {});
  await watched.page.goto(`${stage.url}/app/attackCoverage/matrix${search}`);
  await counted(watched.page);
  return watched;
}

it(
  'saves a view, opens the app with it, and forgets it again',
  async () => {
    const { page, errors } = await open('?layout=side&from=now-7d');
    await page.getByTestId('viewsMenu').click();
    await page.getByTestId('noViews').waitFor();
    await page.getByTestId('saveThisView').click();
    await page.getByTestId('viewName').fill('Week, beside');
    await page.keyboard.press('Enter');
    await page.getByTestId('viewModal').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Week, beside' }).waitFor();

    await page.getByTestId('expandAll').click();
    expect(await readText(page, 'viewsMenu')).toBe('Week, beside (changed)');
    await page.getByTestId('viewsMenu').click();
    await page.getByTestId('makeDefault').click();
    await page.getByTestId('noDefault').waitFor();
    // Axe takes a tooltip, which EUI puts at the end of the page, for content outside of every landmark.
    await page.mouse.move(0, 400);
    await page.waitForTimeout(500);
    expect(await findViolations(page)).toEqual([]);

    const other = await open();
    expect(other.page.url()).toContain('from=now-7d&layout=side');
    const kept = await open('?hosts=ws-01.known');
    expect(kept.page.url()).not.toContain('layout=side');

    await page.getByTestId('deleteView').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByTestId('viewsMenu').click();
    await page.getByTestId('noViews').waitFor();
    const plain = await open();
    expect(plain.page.url()).not.toContain('layout=side');
    expect(errors).toEqual([]);
  },
  SLOW_MS
);

it(
  'keeps focus and scroll while it refreshes by itself',
  async () => {
    const { page } = await open('?refresh=5&expanded=all');
    await page.locator('[data-cell="T1112"]').first().focus();
    const scroll = () => page.getByTestId('attackMatrix').evaluate(({ scrollTop }) => scrollTop);
    const before = await scroll();
    await page.waitForResponse((response) => response.url().endsWith('/coverage'), {
      timeout: 20_000,
    });
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
      'T1112'
    );
    expect(await scroll()).toBe(before);
  },
  SLOW_MS
);
