import type { Page } from 'playwright-core';
import { findViolations } from './stage/axe';
import { counted, readText, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** The gaps page in a real browser over a real Elasticsearch. */
const stage = setUpStage();

async function open(search = '', options: { dark?: boolean; small?: boolean } = {}) {
  const watched = await stage.openEmpty({
    ...(options.dark && { colorScheme: 'dark' }),
    ...(options.small && { viewport: { width: 1024, height: 768 } }),
  });
  await watched.page.goto(`${stage.url}/app/attackCoverage/gaps${search}`);
  await watched.page.getByTestId('gapsSummary').waitFor();
  return watched;
}

/** By keys: the table looks for what was typed when a key comes up. */
async function find(page: Page, text: string) {
  await page.getByPlaceholder('Find a data component').pressSequentially(text);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[data-test-subj^="openComponent-"]')].every((each) =>
        each.textContent?.includes(wanted)
      ),
    text
  );
}

/** As the API says it: the page shows nothing else. */
async function askGaps() {
  const answer = await fetch(`${stage.url}/api/attack_coverage/gaps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'kbn-xsrf': 'test' },
    body: '{}',
  });
  return (await answer.json()) as {
    components: { id: string; name: string; arrives: string; events: number }[];
    techniques: { id: string; potential: string }[];
  };
}

describe('gaps', () => {
  it(
    'shows what arrives, and leads from a component to its techniques in the matrix',
    async () => {
      const { components, techniques } = await askGaps();
      const arriving = components.filter(({ arrives }) => arrives === 'yes');
      const observable = techniques.filter(({ potential }) => potential === 'yes').length;
      expect(arriving.length).toBeGreaterThan(0);
      const { page, errors } = await open();
      await waitForText(
        page.getByTestId('gapsSummary'),
        `${arriving.length} of ${components.length} data components arrive, and with them the data of ${observable} of ${techniques.length} techniques`
      );
      const [first] = arriving;
      if (first === undefined) throw new Error('nothing arrives');
      await find(page, first.name);
      const row = await readText(page, `component-${first.id}`);
      expect(row).toContain(`Yes ${first.events.toLocaleString('en-US')}`);
      await page.getByTestId(`openComponent-${first.id}`).click();
      await page.getByTestId('showInMatrix').waitFor();
      expect(page.url()).toContain(`component=${first.id}`);
      await page.getByTestId('showInMatrix').click();
      await counted(page);
      expect(page.url()).toContain(`components=${first.id}&color_by=state`);
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'ranks what to enable, together and alone, within what may be enabled',
    async () => {
      const { page } = await open('?show=enable&reach=any');
      await waitForText(page.getByTestId('gainable'), 'could be gained');
      const all = await readText(page, 'gainable');
      await page.getByTestId('reach').selectOption('sysmon');
      await page.waitForFunction(
        (before) => document.querySelector('[data-test-subj="gainable"]')?.textContent !== before,
        all
      );
      expect(page.url()).toContain('reach=sysmon');
      await page.getByTestId('ownWeights').fill('T1055=x');
      await page.getByText('Not readable: T1055=x').waitFor();
      await page.getByTestId('gapsTab-tag').click();
      await waitForText(page.getByTestId('gainable'), 'whose data arrives, and that no rule names');
    },
    SLOW_MS
  );

  it(
    'keeps a judgement, and takes it back',
    async () => {
      const { page } = await open();
      await find(page, 'Firmware');
      const firmware = page.locator('[data-test-subj^="openComponent-"]').first();
      const name = await firmware.innerText();
      await firmware.click();
      await page.getByText('Judge it by hand').click();
      await page.getByTestId('saveJudgement').click();
      await page.getByText(/judges nothing|Too small/).waitFor();
      await page.getByTestId('judgeAvailability').selectOption('available');
      await page.getByTestId('judgeComment').fill('Another system collects it.');
      await page.getByTestId('saveJudgement').click();
      await page.getByTestId('removeJudgement').waitFor();
      await page.getByRole('button', { name: 'Close this dialog' }).click();
      await page.getByText('Yes, judged').waitFor();
      await page.getByRole('button', { name }).click();
      await page.getByTestId('removeJudgement').click();
      await page.getByText('Judge it by hand').waitFor();
    },
    SLOW_MS
  );

  it(
    'shows hosts by event id, and narrows to one',
    async () => {
      const { page, errors } = await open('?show=hosts&usual=0');
      await waitForText(page.getByTestId('hostTotals'), /^4 hosts?: 0 without Sysmon/);
      await page.getByTestId('gapHosts').locator('canvas').first().waitFor();
      // Nothing but access to processes was seen of it.
      await waitForText(page.getByTestId('host-dc-01.known'), '1 Process creation');
      await page.getByTestId('onlyHost-dc-01.known').click();
      await waitForText(page.getByTestId('hostTotals'), '1 host:');
      expect(page.url()).toContain('hosts=dc-01.known');
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'changes what stands for a component, and goes back to what was published',
    async () => {
      const { page } = await open();
      const before = await readText(page, 'gapsSummary');
      await page.getByTestId('openMapping').click();
      await page.getByTestId('pairComponent').getByRole('combobox').fill('Firmware Modification');
      await page.keyboard.press('Enter');
      await page.getByTestId('pairEventId').fill('13');
      await page.getByTestId('addPair').click();
      await page.getByTestId('saveMapping').click();
      await page.waitForFunction(
        (text) => document.querySelector('[data-test-subj="gapsSummary"]')?.textContent !== text,
        before
      );
      expect(await findViolations(page)).toEqual([]);
      await page.getByTestId('resetMapping').click();
      await waitForText(page.getByTestId('gapsSummary'), before);
    },
    SLOW_MS
  );

  it.each([
    ['?show=hosts', {}],
    ['', {}],
    ['?show=enable', { dark: true }],
    ['?show=tag', { small: true }],
    ['?component=DC0032', { dark: true, small: true }],
  ])(
    'has nothing that axe finds: %s %p',
    async (search, options) => {
      const { page } = await open(search, options);
      await page.waitForTimeout(300);
      expect(await findViolations(page)).toEqual([]);
    },
    SLOW_MS
  );
});
