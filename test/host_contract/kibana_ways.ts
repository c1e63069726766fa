import type { Page } from 'playwright-core';
import { counted, waitForText } from '../e2e/stage/matrix_page';
import { HELK_INDEX } from '../e2e/stage/known_events';
import { SLOW_MS, type Stage } from '../e2e/stage/stage';
import type { Accounts } from '../kibana/accounts';
import { askKibana, changeSettings, removeDataViews } from '../kibana/kibana_api';
import { logIn } from '../kibana/log_in';

const DATES = {
  dateFormat: 'DD.MM.YYYY HH:mm',
  'dateFormat:tz': 'Asia/Tokyo',
  'timepicker:quickRanges': JSON.stringify([
    { from: 'now-3d', to: 'now', display: 'Since Monday' },
  ]),
};

/** Kibana's settings, and the way to Discover and back. */
export function describeKibanaWays(stage: Stage): void {
  describe('dates', () => {
    beforeAll(() => changeSettings(stage.url, DATES));
    afterAll(() =>
      changeSettings(
        stage.url,
        Object.fromEntries(Object.keys(DATES).map((setting) => [setting, null]))
      )
    );

    it(
      'are in the format and the time zone of Kibana’s settings, quick ranges too',
      async () => {
        const range = 'from=2024-03-01T00:00:00.000Z&to=2024-03-02T00:00:00.000Z';
        const { page } = await stage.open(`?${range}`);
        await page.getByText('01.03.2024 09:00', { exact: true }).first().waitFor();
        await page.getByTestId('superDatePickerToggleQuickMenuButton').click();
        await page.getByText('Since Monday', { exact: true }).click();
        await page.waitForURL(/from=now-3d/);
      },
      SLOW_MS
    );
  });

  describe('Discover', () => {
    const removeViews = () => removeDataViews(stage.url, HELK_INDEX);
    beforeAll(removeViews);
    afterAll(removeViews);
    const seeHitsAndReturn = async (page: Page) => {
      await page.waitForURL(/\/app\/discover/, { waitUntil: 'commit' });
      await page
        .getByText(/^77( hits)?$/)
        .first()
        .waitFor();
      await page.goBack();
      await page.getByTestId('techniqueEvents').waitFor();
    };

    it(
      'shows a technique’s events through a data view made on the way, and found again, and leads back',
      async () => {
        const { page } = await stage.open('?technique=T1055&tab=events');
        await page.getByTestId('techniqueEvents').waitFor();
        await page.getByTestId('openInDiscover').first().click();
        await page.getByTestId('createDataView').click();
        await seeHitsAndReturn(page);
        await page.getByTestId('openInDiscover').first().click();
        await seeHitsAndReturn(page);
      },
      SLOW_MS
    );
  });
}

/** What needs Elastic Security. */
export function describeElasticSecurity(stage: Stage, accounts: Accounts): void {
  const RULE = {
    type: 'query',
    name: 'Host contract injection',
    rule_id: 'attack-coverage-host-contract',
    description: 'Made for a test',
    risk_score: 1,
    severity: 'low',
    enabled: true,
    query: 'event_id:8',
    index: [HELK_INDEX],
    threat: [
      {
        framework: 'MITRE ATT&CK',
        tactic: { id: 'TA0005', name: 'Defense Evasion', reference: '' },
        technique: [{ id: 'T1055', name: 'Process Injection', reference: '', subtechnique: [] }],
      },
    ],
  };
  const API = '/api/detection_engine';

  describe('Elastic Security', () => {
    beforeAll(async () => {
      await askKibana(stage.url, 'POST', `${API}/index`).catch(() => undefined);
      await askKibana(stage.url, 'POST', `${API}/rules`, RULE);
    }, SLOW_MS);
    afterAll(() => askKibana(stage.url, 'DELETE', `${API}/rules?rule_id=${RULE.rule_id}`));

    it(
      'gives its enabled rules as configured, with a link to each; who may not read them is told',
      async () => {
        const { page } = await stage.openEmpty();
        const settings = `${stage.url}/app/attackCoverage/settings/rules`;
        await page.goto(settings);
        await page.getByTestId('readElasticRules').click();
        await waitForText(page.getByTestId('elasticRulesOutcome'), 'You may not read its rules');

        await logIn(page, stage.url, accounts.admin);
        await page.goto(settings);
        await page.getByTestId('readElasticRules').click();
        await page.getByTestId('showRules').waitFor();
        await stage.visit(page, '?technique=T1055');
        await counted(page);
        const rules = page.getByTestId('techniqueRules');
        await waitForText(rules, RULE.name);
        const link = await rules.getByRole('link', { name: RULE.name }).getAttribute('href');
        expect(link).toMatch(/\/app\/security\/rules\/id\/[\w-]+$/);

        await page.goto(settings);
        await page.getByTestId('deleteRules').click();
        await page.getByTestId('confirmModalConfirmButton').click();
        await waitForText(page.getByTestId('ruleSets'), 'No detection rules were read yet');
      },
      SLOW_MS
    );
  });
}
