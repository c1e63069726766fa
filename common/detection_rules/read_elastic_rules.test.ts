import { elasticRulesPageSchema, readElasticRule } from './read_elastic_rules';

const rule = (threat: unknown) => {
  const page = {
    total: 1,
    data: [{ id: 'a', name: 'A rule', enabled: true, threat, severity: 'low' }],
  };
  const [read] = elasticRulesPageSchema.parse(page).data;
  if (read === undefined) throw new Error('no rule');
  return readElasticRule(read);
};
const technique = (id: unknown, ...subtechnique: unknown[]) => ({
  framework: 'MITRE ATT&CK',
  tactic: { id: 'TA0002', name: 'Execution' },
  technique: [{ id, name: 'x', subtechnique: subtechnique.map((sub) => ({ id: sub })) }],
});

it('takes the sub-techniques, else the technique', () => {
  expect(rule([technique('T1059', 'T1059.001', 'T1059.003'), technique('T1055')])).toEqual({
    id: 'a',
    name: 'A rule',
    techniques: ['T1059.001', 'T1059.003', 'T1055'],
    log_source: null,
  });
});

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a tactic alone', [{ framework: 'MITRE ATT&CK', tactic: { id: 'TA0002' } }]],
  ['a technique of null', [{ framework: 'MITRE ATT&CK', technique: null }]],
  ['ids that are none', [technique(null), technique('TA0001'), technique('t1059')]],
  ['another framework', [{ ...technique('T1055'), framework: 'MITRE F3' }]],
])('reads %s as no technique', (_meaning, threat) => {
  expect(rule(threat).techniques).toEqual([]);
});
