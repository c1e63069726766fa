import { helkFields } from './helk_fields';

describe('helkFields', () => {
  it.each([
    ['no rule', '-', {}],
    ['a bare id', 'T1060,RunKey', {}],
    [
      'id and name',
      'technique_id=T1197,technique_name=BITS Jobs',
      { mitre_technique_id: 'T1197', mitre_technique_name: 'BITS Jobs' },
    ],
    [
      'keys in lower case',
      'MitreRef=T1060,Alert=AutoRun',
      { mitre_mitreref: 'T1060', mitre_alert: 'AutoRun' },
    ],
    [
      '= inside a value',
      'technique_id=T1059.001,hint=a=b',
      { mitre_technique_id: 'T1059.001', mitre_hint: 'a=b' },
    ],
    [
      'a repeated key',
      'Tactic=Execution,Tactic=Persistence',
      { mitre_tactic: ['Execution', 'Persistence'] },
    ],
    ['a key without a value', 'technique_id=,technique_name=X', { mitre_technique_name: 'X' }],
  ])('%s', (_meaning, ruleName, fields) => {
    expect(helkFields(ruleName)).toEqual(fields);
  });
});
