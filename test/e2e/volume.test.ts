import { findViolations } from './stage/axe';
import { KNOWN } from './stage/known_events';
import { counted, readCell, readText, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** The volume page in a real browser over a real Elasticsearch. */
const stage = setUpStage();

async function open(search = '', dark = false) {
  const watched = await stage.openEmpty(dark ? { colorScheme: 'dark' } : {});
  await watched.page.goto(`${stage.url}/app/attackCoverage/volume${search}`);
  await watched.page.getByTestId('volumeRanking').waitFor();
  return watched;
}

describe('volume', () => {
  it(
    'ranks techniques with the numbers of the matrix, and leads there',
    async () => {
      const { page, errors } = await open();
      // T1543.001 is in no cell of Windows, but its events are volume.
      await waitForText(
        page.getByTestId('volumeTotals'),
        `${(KNOWN.tags + KNOWN.outside_view).toLocaleString('en-US')} tags`
      );
      const rows = await readText(page, 'volumeRanking');
      expect(rows).toMatch(/1 T1112 Modify Registry 1,500/);
      await page.locator('canvas').nth(1).waitFor();
      await page.getByTestId('openInMatrix-T1112').click();
      await counted(page);
      expect((await readCell(page, 'T1112')).label).toContain('1,500 tags');
      await page.getByTestId('techniqueFlyout').waitFor();
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'adds up by rule and host, and narrows to a host',
    async () => {
      const { page } = await open('?by=rule');
      await waitForText(page.getByTestId('volumeRanking'), 'technique_id=T1112');
      await page.getByTestId('volumeBy').selectOption('host');
      await waitForText(page.getByTestId('volumeRanking'), 'ws-03.known');
      expect(page.url()).toContain('by=host');
      await page.getByTestId('onlyThese-ws-03.known').click();
      await waitForText(page.getByTestId('volumeTotals'), '21 events of 1 host');
    },
    SLOW_MS
  );

  it(
    'leads from a rule to its raw events, and suppresses it',
    async () => {
      const { page, errors } = await open('?by=rule');
      const rule = 'technique_id=T1055.001,technique_name=Dynamic-link Library Injection';
      await page.locator('canvas').nth(2).waitFor();
      await page.getByTestId(`suppress-${rule}`).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId(`rawEvents-${rule}`).click();
      await page.getByTestId('techniqueEvents').waitFor();
      await counted(page);
      expect(await readText(page, 'coverageTotals')).toContain('17 tags');
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'leads from a cell of the heatmap to the raw events of that time',
    async () => {
      const { page } = await open();
      const heatmap = page.locator('canvas').nth(1);
      await heatmap.waitFor();
      const box = await heatmap.boundingBox();
      if (box === null) throw new Error('the heatmap is not drawn');
      // The first row, T1112, has tags on every day.
      await page.mouse.click(box.x + box.width * 0.7, box.y + 10);
      await page.getByTestId('techniqueEvents').waitFor();
      expect(page.url()).toContain('technique=T1112');
      expect(page.url()).toContain('tab=events');
    },
    SLOW_MS
  );

  it(
    'says what is new to the fleet, and stacks by tactic',
    async () => {
      const { page } = await open('?from=now-7d&stack=tactic');
      // T1071.004 came in the last four days; T1112 was there before.
      await waitForText(page.getByTestId('volumeTotals'), 'not seen in the 90 days before');
      await waitForText(page.getByTestId('volumeRanking'), /T1071\.004 DNS.*first seen/s);
      await page.getByText('Defense Evasion').first().waitFor();
    },
    SLOW_MS
  );

  it.each([false, true])(
    'has nothing that axe finds (dark: %p)',
    async (dark) => {
      const { page } = await open('', dark);
      await page.locator('canvas').nth(1).waitFor();
      expect(await findViolations(page)).toEqual([]);
    },
    SLOW_MS
  );
});
