import { findViolations } from './stage/axe';
import { KNOWN } from './stage/known_events';
import { counted, readCell, readText, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** The volume page in a real browser over a real Elasticsearch. */
const stage = setUpStage('e2e-volume');

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
