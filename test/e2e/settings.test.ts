import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ZipFile } from 'yazl';
import { aCollection, anEnterpriseBundle, aTechnique } from '../builders/stix';
import { cell, counted, readCell, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

/** Settings in a real browser over a real Elasticsearch: uploads go through the worker that the build made. */
const stage = setUpStage();

const ATTACK = resolve(__dirname, '../../../shared/data/attack');
const withData = existsSync(ATTACK) ? it : it.skip;
if (!existsSync(ATTACK)) console.warn('Official bundles are absent: their uploads are skipped.');

const folder = mkdtempSync(join(tmpdir(), 'attack-coverage-uploads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const bundle = JSON.stringify(
  anEnterpriseBundle(
    aCollection('3.1'),
    aTechnique('T1055', { name: 'Injection of old' }),
    aTechnique('T1112')
  )
);

beforeEach(() =>
  stage.es.request({
    method: 'DELETE',
    path: '/attack-coverage-settings,attack-coverage-catalogues',
    querystring: { ignore_unavailable: true },
  })
);

const stored = async (): Promise<number> => {
  const answer = await stage.es.request({
    method: 'GET',
    path: '/attack-coverage-catalogues/_count',
    querystring: { ignore_unavailable: true },
  });
  return (answer as { count: number }).count;
};

async function openSettings(tab: 'attack' | 'sources' | 'load') {
  const watched = await stage.openEmpty();
  await watched.page.goto(`${stage.url}/app/attackCoverage/settings/${tab}`);
  await watched.page.getByTestId('settingsPage').waitFor();
  return watched;
}

async function upload(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
}

const store = async (page: Page) => {
  await page.getByTestId('storeCatalogue').click();
  await page.getByTestId('uploadStored').waitFor();
};

describe('ATT&CK versions', () => {
  it(
    'uploads a release, compares it, uses it in the matrix, and deletes it again',
    async () => {
      const { page, errors } = await openSettings('attack');
      await upload(page, fileOf('enterprise-attack.json', bundle));
      await waitForText(page.getByTestId('uploadReview'), 'ATT&CK Enterprise 3.1');
      await waitForText(page.getByTestId('bundleComparison'), '2 renamed');
      expect(await stored()).toBe(0);
      await store(page);
      await page.getByTestId('use-enterprise-3.1-uploaded').click();
      await page.getByTestId('inUse-enterprise-3.1-uploaded').waitFor();

      await page.getByTestId('navigate-matrix').click();
      await counted(page);
      await waitForText(page.getByTestId('catalogueVersion'), 'Enterprise 3.1');
      const name = (await cell(page, 'T1055').innerText()).replace(/\u00ad/g, '');
      expect(name).toContain('Injection of old');
      expect(await cell(page, 'T1003').count()).toBe(0);

      await page.getByTestId('navigate-settings').click();
      expect(await page.getByTestId('delete-enterprise-3.1-uploaded').isDisabled()).toBe(true);
      await page.getByTestId('use-enterprise-18.1-built_in').click();
      await page.getByTestId('inUse-enterprise-18.1-built_in').waitFor();
      await page.getByTestId('delete-enterprise-3.1-uploaded').click();
      await page.getByTestId('confirmDelete').getByRole('button', { name: 'Delete' }).click();
      await page.getByTestId('catalogue-enterprise-3.1-uploaded').waitFor({ state: 'detached' });
      expect(await stored()).toBe(0);
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  const bomb = () => gzipSync(Buffer.alloc(300 * 1024 * 1024, 32));
  it.each<[string, string, () => string | Buffer, RegExp]>([
    ['no JSON', 'page.json', () => '<html></html>', /no JSON: it begins with/],
    ['no bundle', 'other.json', () => '{"type":"indicator"}', /no STIX bundle/],
    [
      'not ATT&CK',
      'stix.json',
      () => '{"type":"bundle","objects":[{"type":"indicator","id":"indicator--1"}]}',
      /kill chain/,
    ],
    ['JSON that is cut off', 'cut.json', () => bundle.slice(0, 900), /cut off/],
    ['gzip that is cut off', 'cut.json.gz', () => gzipSync(bundle).subarray(0, 400), /cut off/],
    ['a zip bomb', 'bomb.json.gz', bomb, /unpacks to more than 200 MB/],
  ])(
    'refuses %s, and stores nothing',
    async (_meaning, name, content, message) => {
      const { page } = await openSettings('attack');
      await upload(page, fileOf(name, content()));
      const failed = page.getByTestId('uploadFailed');
      await failed.waitFor();
      expect(await failed.innerText()).toMatch(message);
      expect(await failed.innerText()).toContain('Nothing was stored');
      expect(await stored()).toBe(0);
    },
    SLOW_MS
  );

  withData.each([
    ['ics-attack-18.1.json.gz', 'ICS 18.1', 'catalogue-ics-18.1-uploaded', '83 techniques'],
    [
      'enterprise-attack-15.1.stix20.json.gz',
      'of a version that the file does not say',
      'catalogue-enterprise-15.1-uploaded',
      '202 techniques, 435 sub-techniques',
    ],
  ])(
    'uploads %s',
    async (name, title, row, contents) => {
      const { page, errors } = await openSettings('attack');
      await upload(page, join(ATTACK, name));
      await waitForText(page.getByTestId('uploadReview'), title);
      await store(page);
      await waitForText(page.getByTestId(row), contents);
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  withData(
    'reduces the largest release in the worker while the page stays usable, and stops when told to',
    async () => {
      const name = 'enterprise-attack-18.1.json.gz';
      const plain = gunzipSync(readFileSync(join(ATTACK, name)));
      const { page } = await openSettings('attack');
      await upload(page, fileOf('enterprise-attack.json', plain));
      await page.getByTestId('cancelUpload').click();
      await page.getByTestId('bundleFile').waitFor();
      expect(await stored()).toBe(0);
      await upload(page, fileOf('enterprise-attack.json', plain));
      await waitForText(page.getByTestId('uploadReview'), 'ATT&CK Enterprise 18.1');
    },
    SLOW_MS
  );

  it(
    'fetches nothing from MITRE until it is allowed',
    async () => {
      const { page, foreignRequests } = await openSettings('attack');
      expect(await page.getByTestId('downloadBundle').isDisabled()).toBe(true);
      await page.getByTestId('allowDownload').click();
      await page.locator('[data-test-subj=downloadBundle]:not([disabled])').waitFor();
      await page.getByTestId('allowDownload').click();
      await page.locator('[data-test-subj=downloadBundle][disabled]').waitFor();
      expect(foreignRequests).toEqual([]);
    },
    SLOW_MS
  );
});

describe('sources', () => {
  it(
    'shows what was found, with its fields and events',
    async () => {
      const { page, errors } = await openSettings('sources');
      const helk = page.getByTestId('source-sysmon-known-helk.helk_2018');
      await waitForText(helk, 'sysmon-known-helk, 1 index');
      await helk
        .getByTestId('details-sysmon-known-helk.helk_2018')
        .locator('button')
        .first()
        .click();
      await waitForText(helk.getByTestId('sourceTest'), 'have a value');
      expect(await helk.innerText()).toContain('mitre_technique_id');
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'saves a new source that was tested, counts by it, and deletes it',
    async () => {
      const { page, errors } = await openSettings('sources');
      await page.getByTestId('addSource').click();
      await page.getByTestId('saveSource').click();
      await waitForText(page.getByTestId('sourceFlyout'), 'Needed');
      await page.getByTestId('sourceName').fill('Known events, injections');
      await page.getByTestId('sourceIndexPattern').fill('sysmon-known-helk');
      await page.getByTestId('sourceFilter').fill('event_id:8');
      await page.getByTestId('sourceTagsFrom').selectOption('technique_ids');
      const field = page.getByTestId('sourceField-technique_ids').getByRole('combobox');
      await field.fill('mitre_technique_id');
      await page.locator('[data-test-subj~=comboBoxOptionsList] [role=option]').first().waitFor();
      await field.press('Enter');
      await page.getByTestId('testSource').click();
      await waitForText(page.getByTestId('sourceTest'), '60 of 60 events');
      await page.getByTestId('saveSource').click();
      await page.getByTestId('sourceFlyout').waitFor({ state: 'detached' });
      await page.getByTestId('source-known_events_injections').waitFor();
      await page.getByTestId('sourceProblem-covered').waitFor();

      await page.getByTestId('navigate-matrix').click();
      await counted(page);
      await waitForText(cell(page, 'T1055'), '60');
      expect((await readCell(page, 'T1112')).label).toContain(': no tags');

      await page.getByTestId('navigate-settings').click();
      await page.getByTestId('delete-known_events_injections').click();
      await page.getByTestId('confirmDelete').getByRole('button', { name: 'Delete' }).click();
      await page.getByTestId('source-known_events_injections').waitFor({ state: 'detached' });
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'switches a source off and on, and changes the order',
    async () => {
      const { page } = await openSettings('sources');
      const panels = page.locator('[data-test-subj^="source-sysmon-known"]');
      await panels.first().waitFor();
      const first = await panels.first().getAttribute('data-test-subj');
      const id = (first ?? '').replace('source-', '');
      await page.getByTestId(`moveDown-${id}`).click();
      // Both buttons rest while the order is being stored.
      await page.locator(`[data-test-subj="moveUp-${id}"]:not([disabled])`).waitFor();
      expect(await panels.last().getAttribute('data-test-subj')).toBe(first);
      await page.getByTestId(`counted-${id}`).click();
      await page.getByText('Switched off').waitFor();
      await page.getByTestId(`counted-${id}`).click();
      await page.getByText('Switched off').waitFor({ state: 'detached' });
    },
    SLOW_MS
  );

  it(
    'shows both versions where somebody else was faster',
    async () => {
      const id = 'sysmon-known-helk.helk_2018';
      const { page } = await openSettings('sources');
      await page.getByTestId(`edit-${id}`).click();
      await page.getByTestId('sourceName').fill('Mine');
      await page.getByTestId('saveSource').click();
      await page.getByTestId('sourceFlyout').waitFor({ state: 'detached' });

      await page.getByTestId(`edit-${id}`).click();
      await page.getByTestId('sourceName').fill('Mine again');
      const other = await openSettings('sources');
      await other.page.getByTestId(`edit-${id}`).click();
      await other.page.getByTestId('sourceName').fill('Theirs');
      await other.page.getByTestId('saveSource').click();
      await other.page.getByTestId('sourceFlyout').waitFor({ state: 'detached' });

      await page.getByTestId('saveSource').click();
      await waitForText(page.getByTestId('saveFailed'), 'changed meanwhile');
      await page.getByTestId('takeTheirs').click();
      expect(await page.getByTestId('sourceName').inputValue()).toBe('Theirs');
      await page.getByTestId('sourceName').fill('Agreed');
      await page.getByTestId('saveSource').click();
      await waitForText(page.getByTestId(`source-${id}`), 'Agreed');
    },
    SLOW_MS
  );
});

describe('loading recorded events', () => {
  const event = (minute: number, rule: string) =>
    JSON.stringify({
      EventID: 8,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Hostname: 'ws-07.loaded',
      UtcTime: `2019-05-18 20:${String(minute).padStart(2, '0')}:00.000`,
      '@timestamp': '2020-10-18T04:00:00.000Z',
      RuleName: rule,
    });

  const archive = (): Promise<Buffer> => {
    const zip = new ZipFile();
    const lines = [0, 1, 2].map((minute) => event(minute, 'technique_id=T1055'));
    zip.addBuffer(Buffer.from([...lines, 'oops'].join('\n')), 'day1.json');
    zip.addBuffer(gzipSync('x'), 'day2.gz');
    zip.end();
    return buffer(zip.outputStream);
  };

  it(
    'loads an archive, shows it in the matrix, and takes it away again',
    async () => {
      const { page, errors } = await openSettings('load');
      await waitForText(page.getByTestId('loadedIndices'), 'Nothing was loaded yet');
      await upload(page, fileOf('incident.zip', await archive()));
      await page.getByTestId('loadIndex').fill('sysmon-e2e');
      await page.getByTestId('loadEvents').click();
      await waitForText(page.getByTestId('loadDone'), '3 events: 3 loaded, 1 line not loaded');
      await waitForText(
        page.getByTestId('badLines'),
        /incident\.zip\/day1\.json[^]*4[^]*not JSON: oops/
      );
      await page.getByTestId('showLoaded-sysmon-e2e-flat').click();
      await counted(page);
      expect((await readCell(page, 'T1055')).shown).toBe('3');

      await page.goto(`${stage.url}/app/attackCoverage/settings/load`);
      await upload(page, fileOf('again.zip', await archive()));
      await page.getByTestId('loadIndex').fill('sysmon-e2e');
      await page.getByTestId('loadEvents').click();
      await waitForText(page.getByTestId('loadDone'), '3 events: 0 loaded, 3 already there');

      await page.getByTestId('deleteLoaded-sysmon-e2e-flat').click();
      await page.getByRole('button', { name: 'Delete 3 events' }).click();
      await waitForText(page.getByTestId('loadedIndices'), 'Nothing was loaded yet');
      expect(errors).toEqual([]);
    },
    SLOW_MS
  );

  it(
    'refuses names that it may not use, and says what is wrong with an event log',
    async () => {
      const { page } = await openSettings('load');
      await upload(page, fileOf('Sysmon.evtx', 'ElfFile\0'));
      await page.getByTestId('loadIndex').fill('attack-coverage-hunts');
      expect(await page.getByTestId('loadEvents').isDisabled()).toBe(true);
      await page.getByTestId('loadIndex').fill('sysmon-e2e');
      await page.getByTestId('loadEvents').click();
      await waitForText(page.getByTestId('badLines'), 'the rest of the event log cannot be read');
    },
    SLOW_MS
  );
});
