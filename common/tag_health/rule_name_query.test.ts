import { ruleNameQuery } from './rule_name_query';

it.each([
  [
    'RuleName',
    'technique_id=T1055,technique_name=A B',
    'RuleName:"technique_id=T1055,technique_name=A B"',
  ],
  ['rule.name', 'say "x" \\ y', 'rule.name:"say \\"x\\" \\\\ y"'],
  ['odd field', 'a:b', 'odd\\ field:"a:b"'],
])('quotes field %p and value %p', (field, value, expected) => {
  expect(ruleNameQuery(field, value)).toBe(expected);
});
