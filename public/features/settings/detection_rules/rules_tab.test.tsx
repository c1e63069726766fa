import { configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ListedRuleSet, RuleSet } from '../../../../common/http/rule_sets';
import { fakeCore, renderInCore } from '../../../components/testing/fake_core';
import { RulesTab } from './rules_tab';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const text = async (testSubject: string) =>
  (await screen.findByTestId(testSubject)).textContent?.replace(/\s+/g, ' ') ?? '';

/** @param elastic - answer of Elastic Security's API */
function show(elastic: () => Promise<unknown>) {
  const sets = new Map<string, RuleSet>();
  const listed = (): ListedRuleSet[] =>
    [...sets].map(([id, { rules, ...set }]) => ({
      ...set,
      ...{ id, rules: rules.length, techniques: 1, without_technique: 0 },
      ...{ at: '2026-01-01T00:00:00.000Z', by: 'ana' },
    }));
  const core = fakeCore(async (path, { method, body }) => {
    if (path.startsWith('/api/detection_engine/')) return elastic();
    const id = /rule_sets\/(.+)$/.exec(path)?.[1];
    if (id === undefined) return { rule_sets: listed(), problems: [] };
    if (method === 'DELETE') return { deleted: sets.delete(id) };
    if (method === 'GET') return sets.get(id);
    sets.set(id, JSON.parse(body ?? ''));
    return { stored: true };
  });
  renderInCore(core, <RulesTab />);
  return sets;
}

const refused = (status: number) => () =>
  Promise.reject(
    Object.assign(new Error('no'), { response: { status }, body: { message: 'not for you' } })
  );
const THREAT = [{ framework: 'MITRE ATT&CK', technique: [{ id: 'T1055', name: 'x' }] }];

describe('RulesTab', () => {
  it('reads the rules of Elastic Security, shows them with links, and deletes them', async () => {
    const sets = show(async () => ({
      total: 1,
      data: [{ id: 'abc', name: 'Injection', enabled: true, threat: THREAT }],
    }));
    await userEvent.click(await screen.findByTestId('readElasticRules'));
    expect(await text('elasticRulesOutcome')).toContain('1 enabled rule read');
    await userEvent.click(await screen.findByTestId('showRules'));
    const link = await screen.findByRole('link', { name: 'Injection' });
    expect(link.getAttribute('href')).toBe('/app/security/rules/id/abc');
    await userEvent.click(screen.getByTestId('deleteRules'));
    await userEvent.click(await screen.findByText('Delete'));
    await waitFor(() => expect(sets.size).toBe(0));
    expect(await text('ruleSets')).toContain('No detection rules were read yet');
  });

  it.each([
    ['absent', refused(404), 'Elastic Security is not here', 0],
    ['forbidden', refused(403), 'not for you', 0],
    ['empty', async () => ({ total: 0, data: [] }), 'No rule is enabled', 1],
    ['failing', refused(500), 'could not be read', 0],
  ])('says that Elastic Security is %s', async (_kind, elastic, expected, kept) => {
    const sets = show(elastic);
    await userEvent.click(await screen.findByTestId('readElasticRules'));
    expect(await text('elasticRulesOutcome')).toContain(expected);
    expect(sets.size).toBe(kept);
  });

  it('reads Sigma rules, says what it could not, and keeps them', async () => {
    const sets = show(refused(404));
    const good =
      'title: One\ntags: [attack.t1055]\nlogsource: {category: dns_query}\ndetection: {}';
    const files = [
      new File([good], 'good.yml'),
      new File(['title: "'], 'bad.yml'),
      new File(['hello'], 'readme.md'),
    ];
    // jsdom's files have no text() of their own.
    for (const file of files)
      Object.assign(file, {
        text: () => (file.name === 'good.yml' ? good : 'title: "'),
        webkitRelativePath: '',
      });
    const picker = (await screen.findByTestId('sigmaFiles')).querySelector('input');
    const input = picker ?? (screen.getByTestId('sigmaFiles') as HTMLInputElement);
    await userEvent.upload(input, files, { applyAccept: false });
    expect(await text('sigmaReview')).toContain('1 rule in 2 files');
    expect(await text('sigmaReview')).toContain('bad.yml, line 1');
    await userEvent.click(screen.getByTestId('keepSigma'));
    await waitFor(() => expect([...sets.keys()]).toEqual(['sigma-good-yml']));
    expect(sets.get('sigma-good-yml')).toMatchObject({
      origin: 'sigma',
      rules: [{ name: 'One', techniques: ['T1055'] }],
      problem: '1 Sigma rule could not be read.',
    });
  });
});
