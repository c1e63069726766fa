import { factsEndpoint } from '../../common/http/facts';
import {
  deleteRuleSetEndpoint,
  putRuleSetEndpoint,
  type RuleSet,
  ruleSetEndpoint,
  ruleSetsEndpoint,
  techniqueRulesEndpoint,
} from '../../common/http/rule_sets';
import { viewFilterSchema } from '../../common/http/view_filter';
import type { TechniqueId } from '../../common/attack/ids';
import { setUpApp } from './support/running_app';

const app = setUpApp();

const FILTER = viewFilterSchema.parse({ from: 'now-7d', to: 'now', platform: 'Windows' });
const rule = (id: string, ...techniques: string[]) => ({
  ...{ id, name: `Rule ${id}`, log_source: null },
  techniques: techniques as TechniqueId[],
});
const SET: RuleSet = {
  name: 'Elastic Security',
  origin: 'elastic_security',
  // T1086 is PowerShell before there were sub-techniques.
  rules: [rule('a', 'T1055'), rule('b', 'T1086'), rule('c')],
  problem: null,
};

const configured = async (id: string) => {
  const { techniques } = await app.ask(factsEndpoint, { body: { filter: FILTER } });
  return techniques.find((technique) => technique.id === id)?.configured;
};
const put = (set: RuleSet) => app.ask(putRuleSetEndpoint, { id: 'elastic', body: set });
const rulesOf = (id: string) =>
  app.ask(techniqueRulesEndpoint, {
    id,
    body: { domain: FILTER.domain, version: FILTER.version },
  });

it('assesses nothing as configured before rules were read', async () => {
  expect(await app.ask(ruleSetsEndpoint)).toEqual({ rule_sets: [], problems: [] });
  expect(await configured('T1055')).toBe('not_assessed');
  expect(await rulesOf('T1055')).toEqual({ rules: [], rules_known: 0, problems: [] });
});

it('counts what the rules name as configured, under former ids too, until the set is deleted', async () => {
  await put(SET);
  expect(await app.ask(ruleSetsEndpoint)).toMatchObject({
    rule_sets: [{ id: 'elastic', rules: 3, techniques: 2, without_technique: 1 }],
  });
  expect(await app.ask(ruleSetEndpoint, { id: 'elastic' })).toEqual(SET);
  expect(await configured('T1055')).toBe('yes');
  expect(await configured('T1059.001')).toBe('yes');
  expect(await configured('T1112')).toBe('no');
  expect((await rulesOf('T1059.001')).rules).toEqual([
    { set: 'Elastic Security', origin: 'elastic_security', id: 'b', name: 'Rule b' },
  ]);
  await app.ask(deleteRuleSetEndpoint, { id: 'elastic' });
  expect(await configured('T1055')).toBe('not_assessed');
});

it('does not say no where rules may be missing', async () => {
  await put({ ...SET, problem: 'Only half of them could be read.' });
  expect(await configured('T1055')).toBe('yes');
  expect(await configured('T1112')).toBe('unknown');
  expect((await rulesOf('T1112')).problems).toEqual(['Only half of them could be read.']);
});

it('refuses what is no set, and says what is wrong', async () => {
  await expect(put({ ...SET, rules: [rule('a', 'X1')] })).rejects.toThrow('technique id');
});
