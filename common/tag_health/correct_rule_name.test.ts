import { aCatalogue } from '../../test/builders/catalogue';
import { indexCatalogue } from '../attack/catalogue_index';
import { createCorrection } from './correct_rule_name';

const NAMES: Readonly<Record<string, string>> = {
  T1055: 'Process Injection',
  'T1059.001': 'PowerShell',
  'T1548.002': 'Bypass User Account Control',
  'T1547.010': 'Port Monitors',
  T1210: 'Exploitation of Remote Services',
  T1001: 'Same name',
  T1002: 'Same name',
};
const bare = aCatalogue({
  techniques: Object.keys(NAMES).map((id) => ({ id })),
  retired: { T1086: 'T1059.001', T1088: 'T1548.002', T1064: null },
});
const index = indexCatalogue({
  ...bare,
  techniques: bare.techniques.map((each) => ({ ...each, name: NAMES[each.id] ?? each.name })),
});
const correct = createCorrection(index);

describe('createCorrection', () => {
  it.each([
    [
      'a revoked id becomes its successor, and a former name the current one',
      'technique_id=T1086,technique_name=Former T1086',
      ['technique_id=T1059.001,technique_name=PowerShell'],
    ],
    [
      'a name that still fits stays as typed',
      'technique_id=T1086,technique_name=powershell,analytic=Signature',
      ['technique_id=T1059.001,technique_name=powershell,analytic=Signature'],
    ],
    [
      'the T is added',
      'technique_id=1210,technique_name=Exploitation of Remote Services',
      ['technique_id=T1210,technique_name=Exploitation of Remote Services'],
    ],
    [
      'an id in prose moves in front, under its current form',
      'PrivEsc - T1088 - UACBypass',
      [
        'technique_id=T1548.002,PrivEsc - T1548.002 - UACBypass,technique_name=Bypass User Account Control',
      ],
    ],
    [
      'where id and name disagree, both readings are offered',
      'technique_id=T1055,technique_name=PowerShell',
      [
        'technique_id=T1055,technique_name=Process Injection',
        'technique_id=T1059.001,technique_name=PowerShell',
      ],
    ],
    [
      'a malformed id is found by the name',
      'technique_id=Port Monitors,technique_name=Port Monitors',
      ['technique_id=T1547.010,technique_name=Port Monitors'],
    ],
    [
      'an empty id too',
      'technique_id=,technique_name=Process Injection,phase_name=Defense Evasion',
      ['technique_id=T1055,technique_name=Process Injection,phase_name=Defense Evasion'],
    ],
    [
      'an unknown id by its name',
      'technique_id=T9999,technique_name=PowerShell',
      ['technique_id=T1059.001,technique_name=PowerShell'],
    ],
    [
      'two ids of one technique become one',
      'T1086,T1059.001',
      ['technique_id=T1059.001,technique_name=PowerShell'],
    ],
    [
      'a name that two techniques have decides nothing',
      'technique_id=,technique_name=Same name',
      [],
    ],
    ['an unknown id alone', 'technique_id=T9999', []],
    ['a deprecated id', 'technique_id=T1064,technique_name=Scripting', []],
    ['free text without an id', 'Suspicious NetCon', []],
    ['nothing', '-', []],
  ])('%s', (_meaning, text, expected) => {
    expect(correct(text)).toEqual(expected);
  });
});
