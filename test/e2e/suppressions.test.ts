import { openTechnique, readText, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

jest.setTimeout(SLOW_MS);

const stage = setUpStage();
const RULE = 'technique_id=T1112,technique_name=Modify Registry';

it('suppresses from the flyout: the number drops, it is listed, and undone', async () => {
  const { page, errors } = await stage.open();
  await page.getByTestId('coverageTotals').waitFor();
  const before = await readText(page, 'coverageTotals');
  const flyout = await openTechnique(page, 'T1112');
  await flyout.getByRole('button', { name: `Suppress rule name ${RULE}` }).click();
  await waitForText(page.getByTestId('suppressionEffect'), 'would leave out 1,500 tags');
  await page.getByTestId('suppressionReason').fill('A known updater');
  await page.getByTestId('saveSuppression').click();
  await page.getByTestId('suppressed').waitFor();
  await waitForText(page.getByTestId('suppressedNote'), '1 suppression hides 1,500 tags');
  expect(await readText(page, 'coverageTotals')).not.toBe(before);
  await page.getByTestId('closeSuppress').click();
  await page.getByTestId('toggleSuppressed').click();
  await waitForText(page.getByTestId('coverageTotals'), before.slice(-20));
  await page.getByTestId('toggleSuppressed').click();
  await waitForText(page.getByTestId('suppressedNote'), '1,500 tags');
  await page.getByTestId('listSuppressions').click();
  await waitForText(page.getByTestId('suppressions'), '1,500');
  await page.getByRole('button', { name: /^Delete the suppression of/ }).click();
  await page.getByTestId('confirmDelete').getByRole('button', { name: 'Delete' }).click();
  await page.getByTestId('noSuppressions').waitFor();
  expect(errors).toEqual([]);
});
