import type { BrowserContextOptions, Page } from 'playwright-core';
import { findViolations } from './stage/axe';
import { HELK_INDEX } from './stage/known_events';
import { counted, readText, waitForText } from './stage/matrix_page';
import { setUpStage, SLOW_MS } from './stage/stage';

const TAG_HEALTH = '**/api/attack_coverage/tag_health';

/** Tag health, troubleshooter and enrichment in a real browser over a real Elasticsearch. */
const stage = setUpStage();

async function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  const { page } = await stage.openEmpty(options);
  await page.goto(`${stage.url}/app/attackCoverage${path}`);
  return page;
}

describe('tag health', () => {
  it(
    'shows the share of untagged events and what is wrong, down to the events and back to the matrix',
    async () => {
      const { page } = await stage.open();
      await counted(page);
      await page.getByTestId('navigate-tag_health').click();
      const sources = page.getByTestId('sourceTagging');
      await waitForText(sources, '1,656');
      // 60 of 1,656 events of HELK say nothing; every event of Winlogbeat carries a tag.
      expect(await page.getByTestId('untaggedShare').allTextContents()).toEqual(['3.6 %', '0.0 %']);
      const problems = await readText(page, 'tagProblems');
      expect(problems).toContain('T9999');
      expect(problems).toContain('technique_id=T1059.001,technique_name=PowerShell');

      const row = page.getByRole('row').filter({ hasText: 'T1086' });
      await row.getByTestId('openRow').click();
      await waitForText(page.getByTestId('tagRowEvents'), '7 events');
      expect(await readText(page, 'rowHosts')).toContain('ws-02.known');

      await page.getByTestId('rowMatrix').click();
      await counted(page);
      expect(await readText(page, 'coverageTotals')).toContain('7 tags');
      await page.goBack();
      await page.getByTestId('explainEvent').first().click();
      await waitForText(page.getByTestId('verdict-counted'), 'T1059.001 PowerShell');
    },
    SLOW_MS
  );

  it(
    'copies what to write instead',
    async () => {
      const page = await open('/tag_health');
      const row = page.getByRole('row').filter({ hasText: 'T1086' });
      await row.getByTestId('copyText').click();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
        'technique_id=T1059.001,technique_name=PowerShell'
      );
    },
    SLOW_MS
  );

  it(
    'opens the events without a rule name from an address, and closes with Escape',
    async () => {
      const page = await open('/tag_health?section=analytic_types');
      await page.getByTestId('analyticTypes').waitFor();
      await page.getByTestId('openUnnamed').click();
      await waitForText(page.getByTestId('tagRowEvents'), '60 events');
      await page.reload();
      await waitForText(page.getByTestId('tagRowEvents'), '60 events');
      await page.keyboard.press('Escape');
      await page.getByTestId('tagRow').waitFor({ state: 'detached' });
      expect(page.url()).toContain('section=analytic_types');
      expect(page.url()).not.toContain('row=');
    },
    SLOW_MS
  );

  it(
    'says that it is not known where the request fails, and tries again',
    async () => {
      const { page } = await stage.openEmpty();
      await page.route(TAG_HEALTH, (route) => route.abort());
      await page.goto(`${stage.url}/app/attackCoverage/tag_health`);
      await waitForText(page.getByTestId('pageFailed'), 'The tag health is not known');
      await page.unroute(TAG_HEALTH);
      await page.getByTestId('retry').click();
      await waitForText(page.getByTestId('sourceTagging'), '1,656');
    },
    SLOW_MS
  );

  it(
    'says why there is nothing, and shows the range that has events',
    async () => {
      const page = await open('/tag_health?from=now-5y&to=now-4y');
      await page.getByTestId('nothing-nothing_in_range').waitFor();
      await page.getByTestId('showRangeWithData').click();
      await page.getByTestId('sourceTagging').waitFor();
    },
    SLOW_MS
  );
});

describe('troubleshooter', () => {
  const explainPasted = async (event: object): Promise<Page> => {
    const page = await open('/troubleshoot');
    await page.getByTestId('noEventYet').waitFor();
    await page.getByTestId('byJson').click();
    await page.getByTestId('eventJson').fill(JSON.stringify(event));
    await page.getByTestId('explainPasted').click();
    return page;
  };

  it(
    'explains a pasted event, and where it stops',
    async () => {
      const page = await explainPasted({
        _index: HELK_INDEX,
        _id: 'x',
        _source: { '@timestamp': new Date().toISOString(), RuleName: 'see T1055' },
      });
      await waitForText(page.getByTestId('verdict-not_counted'), 'Not counted');
      await page.getByTestId('step-source').waitFor();
    },
    SLOW_MS
  );

  it(
    'says what is wrong with text that is no event',
    async () => {
      const page = await open('/troubleshoot');
      await page.getByTestId('byJson').click();
      await page.getByTestId('eventJson').fill('{ "RuleName": ');
      await page.getByTestId('explainPasted').click();
      await page.getByText('This is not JSON').waitFor();
    },
    SLOW_MS
  );

  it(
    'says that there is no such event',
    async () => {
      const page = await open(`/troubleshoot?index=${HELK_INDEX}&id=nobody`);
      await waitForText(page.getByTestId('pageFailed'), 'There is no event nobody');
    },
    SLOW_MS
  );
});

describe('enrichment', () => {
  it(
    'names what the cluster lacks, installs nothing and shows what can be done by hand',
    async () => {
      const page = await open('/enrichment');
      await waitForText(page.getByTestId('missingProcessors'), 'the ingest processor script');
      expect(await page.getByTestId('installPipeline').isDisabled()).toBe(true);
      await page.getByTestId('enrichmentTab-recipes').click();
      await waitForText(page.getByTestId('snippet-logstash'), 'filter {');
      await waitForText(page.getByTestId('snippet-elastic_agent'), '@custom');
      await page.getByTestId('enrichmentTab-backfill').click();
      await waitForText(page.getByTestId('backfill'), '_update_by_query?pipeline=');
    },
    SLOW_MS
  );
});

describe.each(['light', 'dark'] as const)('looks of the tagging pages, %s', (colorScheme) => {
  it.each([
    ['/tag_health', 'tagProblems'],
    ['/tag_health?section=custom_tags', 'customTags'],
    [
      '/tag_health?row=%7B%22row%22%3A%22problem%22%2C%22kind%22%3A%22revoked%22%2C%22subject%22%3A%22T1086%22%7D',
      'rowEvents',
    ],
    ['/troubleshoot', 'noEventYet'],
    [`/troubleshoot?index=${HELK_INDEX}&id=known-1`, 'explanation'],
    ['/enrichment', 'snippet-pipeline'],
  ])(
    'finds nothing wrong with %s',
    async (path, testSubject) => {
      const page = await open(path, { colorScheme, viewport: { width: 1024, height: 768 } });
      await page.getByTestId(testSubject).waitFor();
      expect(await findViolations(page)).toEqual([]);
      const overflow =
        'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow)).toBe(0);
    },
    SLOW_MS
  );
});
