import { parseRuleName } from './parse';
import { printRuleName } from './print';

describe('printRuleName', () => {
  it.each([
    ['technique_id=T1055,technique_name=Process Injection', null],
    ['T1060,RunKey', 'technique_id=T1060,RunKey'],
    [
      'MitreRef=1089, Technique=Disabling Security Tools',
      'technique_id=T1089,technique_name=Disabling Security Tools',
    ],
    ['Alert=A, B; Tactic = C', 'Alert=A, B,Tactic=C'],
    ['Alert=A,technique_id=T1055,text', 'technique_id=T1055,text,Alert=A'],
    ['technique_id=T1518,subtechnique_id=T1518.001', 'technique_id=T1518.001'],
    ['-', ''],
  ])('%s', (text, expected) => {
    expect(printRuleName(parseRuleName(text))).toBe(expected ?? text);
  });
});
