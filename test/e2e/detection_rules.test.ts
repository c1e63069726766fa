import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { ZipFile } from 'yazl';
import { findViolations } from './stage/axe';
import { counted, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** Sigma rules from a zip and a folder, in a real browser, and what they change. */
const stage = setUpStage();

const folder = mkdtempSync(join(tmpdir(), 'attack-coverage-sigma-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() =>
  stage.es.request({
    method: 'DELETE',
    path: '/attack-coverage-settings',
    querystring: { ignore_unavailable: true },
  })
);

const rule = (title: string, tag: string, logsource: string) =>
  `title: ${title}\nid: ${title.replace(/ /g, '-')}\ntags: [attack.${tag}]\nlogsource: ${logsource}\ndetection: {}\n`;
const FILES = {
  'injection.yml': rule(
    'Remote injection',
    't1055',
    '{product: windows, category: process_creation}'
  ),
  'audit.yml': rule('Audit log cleared', 't1070.001', '{product: windows, service: security}'),
  'broken.yml': 'title: "open\ndetection: {}\n',
  'notes.txt': 'no rule',
};

async function aZip(): Promise<string> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(FILES))
    zip.addBuffer(Buffer.from(text), `rules/${name}`);
  zip.end();
  const path = join(folder, 'sigma.zip');
  writeFileSync(path, await buffer(zip.outputStream));
  return path;
}

function aFolder(): string {
  const path = join(folder, 'my rules');
  mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(path, name), text);
  return path;
}

async function openRules(colorScheme: 'light' | 'dark' = 'light') {
  const watched = await stage.openEmpty({ colorScheme });
  await watched.page.goto(`${stage.url}/app/attackCoverage/settings/rules`);
  await watched.page.getByTestId('rulesTab').waitFor();
  return watched;
}

/** @param picker - 0: files or a zip, 1: a folder */
async function keep(page: Page, picker: 0 | 1, path: string) {
  await page.getByTestId('sigma').locator('input[type=file]').nth(picker).setInputFiles(path);
  await waitForText(page.getByTestId('sigmaReview'), '2 rules in 3 files');
  expect(await page.getByTestId('sigmaReview').textContent()).toContain('broken.yml, line');
  await page.getByTestId('keepSigma').click();
  await page.getByTestId('showRules').waitFor();
}

it.each([
  ['a zip', 0, aZip],
  ['a folder', 1, aFolder],
] as const)(
  'reads Sigma rules from %s',
  async (_what, picker, make) => {
    const { page } = await openRules();
    await keep(page, picker, await make());
    await page.getByTestId('showRules').click();
    const rules = page.getByTestId('rules');
    await waitForText(rules, 'Remote injection');
    // Only Sysmon's events are in the index, with process creation among them.
    await rules.getByText('arrives', { exact: true }).waitFor();
    expect(await rules.textContent()).toMatch(/Audit log cleared.*does not arrive/);
  },
  SLOW_MS
);

it(
  'makes techniques configured, and names the rules in the flyout, until the set is deleted',
  async () => {
    const { page } = await openRules();
    await keep(page, 0, await aZip());
    await stage.visit(page, '?technique=T1055');
    await counted(page);
    await waitForText(page.getByTestId('techniqueFacts'), 'configured: yes');
    await waitForText(page.getByTestId('techniqueRules'), 'Remote injection');
    await page.goto(`${stage.url}/app/attackCoverage/settings/rules`);
    await page.getByTestId('deleteRules').click();
    await page.getByTestId('confirmModalConfirmButton').click();
    await waitForText(page.getByTestId('ruleSets'), 'No detection rules were read yet');
  },
  SLOW_MS
);

it(
  'says that there is no Elastic Security here',
  async () => {
    const { page } = await openRules();
    await page.getByTestId('readElasticRules').click();
    await waitForText(page.getByTestId('elasticRulesOutcome'), 'Elastic Security is not here');
  },
  SLOW_MS
);

it.each(['light', 'dark'] as const)(
  'is accessible, %s',
  async (colorScheme) => {
    const { page } = await openRules(colorScheme);
    await keep(page, 0, await aZip());
    await page.getByTestId('showRules').click();
    await waitForText(page.getByTestId('rules'), 'Remote injection');
    await page.waitForLoadState('networkidle');
    // Without the button's tooltip, which is outside of every landmark.
    await page.getByRole('searchbox').click();
    expect(await findViolations(page)).toEqual([]);
  },
  SLOW_MS
);
