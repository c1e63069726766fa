import { counted, openTechnique, readCell, waitForCount, waitForText } from './stage/matrix_page';
import { SLOW_MS, type Stage } from './stage/stage';

/** The address holds the state: it can be reloaded, stepped through, sent to somebody, and be wrong. */
export function describeAddress(stage: Stage): void {
  describe('address', () => {
    it(
      'restores everything on reload',
      async () => {
        const { page } = await stage.open(
          '?from=now-7d&query=event_id%3A8&technique=T1055&tab=explain&expanded=T1055&find=injection&hide_empty=true'
        );
        const check = async () => {
          await waitForText(page.getByTestId('explainedTags'), '40 tags');
          await counted(page);
          expect((await readCell(page, 'T1055')).shown).toBe('40');
          expect(await page.getByTestId('eventQuery').inputValue()).toBe('event_id:8');
          expect(await page.getByTestId('findTechnique').inputValue()).toBe('injection');
          expect(await page.getByTestId('hideEmpty').getAttribute('aria-checked')).toBe('true');
        };
        await check();
        await page.reload();
        await check();
      },
      SLOW_MS
    );

    it(
      'steps back and forward through what was opened',
      async () => {
        const { page } = await stage.open();
        await counted(page);
        await openTechnique(page, 'T1055');
        await page.getByTestId('platform').selectOption('macOS');
        await waitForText(page.getByTestId('coverageTotals'), 'for macOS');
        await page.goBack();
        await waitForText(page.getByTestId('coverageTotals'), 'for Windows');
        await page.getByTestId('techniqueFlyout').waitFor();
        await page.goBack();
        await page.getByTestId('techniqueFlyout').waitFor({ state: 'detached' });
        await page.goForward();
        await waitForText(page.getByTestId('techniqueFlyout'), 'T1055 Process Injection');
      },
      SLOW_MS
    );

    it(
      'says what it could not read and shows the rest',
      async () => {
        const { page } = await stage.open('?from=yesterday&technique=T1&query=event_id%3A8');
        await waitForText(page.getByTestId('urlProblems'), 'from=yesterday');
        await waitForText(page.getByTestId('urlProblems'), 'technique=T1');
        await waitForCount(page, 'T1055', 60);
      },
      SLOW_MS
    );

    it(
      'leads from the bare address to the matrix',
      async () => {
        const { page } = await stage.openEmpty();
        await page.goto(`${stage.url}/app/attackCoverage`);
        await counted(page);
        expect(page.url()).toContain('/app/attackCoverage/matrix');
      },
      SLOW_MS
    );
  });
}
