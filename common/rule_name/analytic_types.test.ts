import { groupByAnalyticType } from './analytic_types';

it('adds rule names up by their analytic type, those without one last', () => {
  const values = [
    { value: 'technique_id=T1055,analytic=Signature', events: 3 },
    { value: 'technique_id=T1112,analytic=Signature', events: 4 },
    { value: 'technique_id=T1112,analytic=Signature', events: 2 },
    { value: 'analytic=Situational Awareness', events: 1 },
    { value: 'technique_id=T1003', events: 50 },
    { value: 'Alert', events: 90 },
    { value: '-', events: 900 },
  ];
  expect(groupByAnalyticType(values)).toEqual([
    { value: 'Signature', events: 9, rule_names: 2 },
    { value: 'Situational Awareness', events: 1, rule_names: 1 },
    { value: null, events: 50, rule_names: 1 },
  ]);
});
