import { aSuppression } from '../../test/builders/suppression';
import { describeSuppression, namesValue } from './describe';

it('says what a suppression names and what it is limited to', () => {
  expect(describeSuppression(aSuppression({ kind: 'host', value: 'pc1' }))).toBe('Host pc1');
  const limited = aSuppression({ kind: 'process', value: 'a.exe', techniques: ['T1055', 'T1112'] });
  expect(describeSuppression(limited)).toBe('Process a.exe (only T1055, T1112)');
});

describe('namesValue', () => {
  it.each([
    ['a rule name as it stands', 'rule_name', 'a*', 'a*', true],
    ['no rule name by a pattern', 'rule_name', 'a*', 'ab', false],
    ['no rule name in another case', 'rule_name', 'A', 'a', false],
    ['a host in any case', 'host', 'PC1', 'pc1', true],
    ['no host that begins so', 'host', 'pc', 'pc1', false],
    ['a process by a pattern', 'process', '*\\Up.exe', 'C:\\x\\up.exe', true],
    ['a dot as a dot', 'process', 'up.exe', 'upXexe', false],
    ['a question mark as such', 'host', 'pc?', 'pc1', false],
  ] as const)('names %s', (_meaning, kind, value, text, expected) => {
    expect(namesValue({ kind, value }, text)).toBe(expected);
  });
});
