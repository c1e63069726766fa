import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnrichmentResponse, PipelineState } from '../../../common/http/enrichment';
import { failing, pending } from '../../components/testing/fake_core';
import { type Answers, renderPage } from '../../components/testing/render_page';
import { EnrichmentPage } from './enrichment_page';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const NAME = 'attack-coverage-rule-name';

const answer = (
  kind: PipelineState['kind'],
  changes: Partial<EnrichmentResponse> = {}
): EnrichmentResponse => ({
  state: {
    kind,
    version: 1,
    current_version: 2,
    rule_name_fields: ['RuleName'],
    target_prefix: 'mitre_',
    reason: null,
  },
  missing: [],
  used_by: [],
  uses_unknown: null,
  requests: [
    { id: 'pipeline', title: 'Install', note: 'n', language: 'http', text: 'PUT _ingest' },
  ],
  recipes: [],
  ...changes,
});
const CHECK = { ran: 'installed', checked: 26, differences: [] };

const open = (first: object | (() => Promise<object>), more: Answers = {}) =>
  renderPage(EnrichmentPage, '/enrichment', { 'POST /enrichment': first, ...more });
const find = (id: string) => screen.findByTestId(id);

describe('EnrichmentPage', () => {
  it('waits', async () => {
    open(pending);
    await find('enrichmentLoading');
  });

  it('says why it is not known', async () => {
    open(failing('Elasticsearch is away'));
    expect((await find('pageFailed')).textContent).toContain('Elasticsearch is away');
  });

  it('installs, and says how the check went', async () => {
    const installed = { ...answer('current'), check: CHECK };
    const { asked, told } = open(answer('not_installed'), { 'PUT /enrichment': installed });
    await userEvent.click(await find('installPipeline'));
    expect((await find('checkResult')).textContent).toContain('all 26 rule names');
    expect(asked.find(({ what }) => what === 'PUT /enrichment')?.body).toMatchObject({
      name: NAME,
      target_prefix: 'mitre_',
    });
    expect(told).toEqual([expect.stringContaining('is installed')]);
  });

  it('offers nothing that cannot work where the cluster lacks a processor', async () => {
    open(answer('not_installed', { missing: ['the ingest processor script'] }));
    expect((await find('missingProcessors')).textContent).toContain('the ingest processor script');
    expect(screen.getByTestId<HTMLButtonElement>('installPipeline').disabled).toBe(true);
    expect(screen.getByTestId<HTMLButtonElement>('checkPipeline').disabled).toBe(true);
    expect(screen.getByTestId('snippet-pipeline').textContent).toContain('PUT _ingest');
  });

  it('offers to update an old one', async () => {
    open(answer('outdated'));
    expect((await find('installPipeline')).textContent).toBe('Update');
  });

  it('removes only after asking', async () => {
    const { asked } = open(answer('current'), {
      [`DELETE /enrichment/${NAME}`]: { removed: NAME },
    });
    const removals = () => asked.filter(({ what }) => what.startsWith('DELETE'));
    await userEvent.click(await find('removePipeline'));
    await userEvent.click(await find('confirmModalCancelButton'));
    expect(removals()).toHaveLength(0);
    await userEvent.click(await find('removePipeline'));
    await userEvent.click(await find('confirmModalConfirmButton'));
    expect(removals()).toHaveLength(1);
  });

  it('lists what names the pipeline, and does not offer to remove it', async () => {
    const used_by = [{ kind: 'index' as const, name: 'logs-1', how: 'final_pipeline' as const }];
    open(answer('current', { used_by }));
    expect((await find('pipelineUses')).textContent).toContain('index logs-1 (final_pipeline)');
    expect(screen.getByTestId<HTMLButtonElement>('removePipeline').disabled).toBe(true);
  });

  it('shows where the pipeline differs from the grammar', async () => {
    const difference = { text: 'T1', expected: { a: 'x' }, got: { a: 'y' } };
    open(answer('changed'), {
      'POST /enrichment/check': { ...CHECK, differences: [difference] },
    });
    await userEvent.click(await find('checkPipeline'));
    const text = (await find('checkResult')).textContent;
    expect(text).toContain('reads 1 of 26 rule names differently');
    expect(text).toContain('{"a":"y"}');
  });
});
