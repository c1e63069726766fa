import { parseRuleName } from './parse';

const ids = (text: string) => parseRuleName(text).techniques.map(({ id }) => id);
const problems = (text: string) =>
  parseRuleName(text).problems.map(({ kind, value }) => `${kind} ${value}`);
const tags = (text: string) => parseRuleName(text).tags.map(({ key, value }) => [key, value]);

describe('parseRuleName: ids that count', () => {
  it.each([
    ['key and name', 'technique_id=T1055,technique_name=Process Injection', ['T1055']],
    [
      'sub-technique',
      'technique_id=T1546.008,technique_name=Accessibility Features',
      ['T1546.008'],
    ],
    ['semicolons', 'technique_id=T1055;technique_name=Process Injection', ['T1055']],
    ['blanks around', '  technique_id = T1055 , technique_name = X ', ['T1055']],
    ['other case', 'TECHNIQUE_ID=t1055,Technique_Name=X', ['T1055']],
    ['camel case', 'TechniqueID=T1055', ['T1055']],
    ['technique=', 'technique=T1105,technique_name=Ingress Tool Transfer', ['T1105']],
    ['MitreRef=', 'MitreRef=T1060,Technique=Registry Autorun Keys', ['T1060']],
    ['MitreRef= in the middle', 'Technique=X,Tactic=Y,MitreRef=1043', ['T1043']],
    ['Attack=', 'Attack=T1003,Technique=Credential Dumping', ['T1003']],
    ['text behind the id', 'technique_id=T1055; Possible beacon', ['T1055']],
    ['list under one key', 'technique_id=T1055,T1056', ['T1055', 'T1056']],
    ['list with another joiner', 'technique_id=T1055|T1056 / T1057', ['T1055', 'T1056', 'T1057']],
    ['repeated key', 'technique_id=T1055,technique_id=T1056', ['T1055', 'T1056']],
    ['no separator before the next key', 'technique_id=T1055 technique_name=X', ['T1055']],
    ['bare id', 'T1099', ['T1099']],
    ['bare ids', 'T1037,T1484', ['T1037', 'T1484']],
    ['bare id and text', 'T1060,RunKey', ['T1060']],
    ['bare id and words', 'T1018 PING', ['T1018']],
    ['bare id and colon', 'T1018: PING', ['T1018']],
    ['bare id before a key', 'T1060 Alert=AutoRun', ['T1060']],
    ['leading and keyed', 'T1060,technique_id=T1055', ['T1060', 'T1055']],
    ['number under a key', 'technique_id=1210,technique_name=X', ['T1210']],
    ['short sub-technique', 'technique_id=T1055.1', ['T1055.001']],
    ['slash before the sub-technique', 'technique_id=1055/012', ['T1055.012']],
    ['repeated id counts once', 'T1055,technique_id=t1055', ['T1055']],
  ])('%s', (_meaning, text, expected) => {
    expect(ids(text)).toEqual(expected);
    expect(parseRuleName(text).kind).toBe('tagged');
  });
});

describe('parseRuleName: ids that do not count', () => {
  it.each([
    ['in prose', 'PrivEsc - T1088 - UACBypass - changepk UACME61'],
    ['in a name', 'technique_name=Like T1055'],
    ['in a custom value', 'Alert=See T1055'],
    ['in an address', 'MitreURL= https://attack.mitre.org/wiki/Technique/T1096'],
    ['a leading number', '1210,Exploit'],
    ['glued to a word', 'T1055x'],
    ['too many digits', 'T10555'],
    ['tactic', 'tactic_id=TA0007,tactic_name=Discovery'],
    ['a number that starts prose', 'technique_id=2019 campaign'],
    ['a sub-technique of four digits', 'technique_id=T1055.0001'],
  ])('%s', (_meaning, text) => {
    expect(ids(text)).toEqual([]);
    expect(parseRuleName(text).kind).toBe('untagged');
  });

  it('leaves a parent out beside its own sub-technique, and only then', () => {
    const text =
      'technique_id=T1518,technique_name=A,subtechnique_id=T1518.001,subtechnique_name=B';
    expect(parseRuleName(text)).toMatchObject({
      techniques: [{ id: 'T1518.001', raw: 'T1518.001', from: 'key' }],
      covered_parents: ['T1518'],
      names: ['A', 'B'],
    });
    expect(ids('technique_id=T1055,subtechnique_id=T1518.001')).toEqual(['T1055', 'T1518.001']);
  });
});

describe('parseRuleName: names, tags and the analytic type', () => {
  it('takes a value under Technique= that is no id for a name, without complaint', () => {
    const parsed = parseRuleName(
      'MitreRef=T1060,Technique=Registry Autorun Keys,Tactic=Persistence'
    );
    expect(parsed.names).toEqual(['Registry Autorun Keys']);
    expect(parsed.tags).toEqual([{ key: 'Tactic', value: 'Persistence' }]);
    expect(parsed.problems).toEqual([]);
  });

  it.each([
    [
      'commas inside a value',
      'technique_id=T1105,phase_name=Command And Control, Lateral Movement',
      [['phase_name', 'Command And Control, Lateral Movement']],
    ],
    [
      'equals signs inside a value',
      'MitreURL= https://a.example/?q=1,2&r=3,Alert=x=y',
      [
        ['MitreURL', 'https://a.example/?q=1,2&r=3'],
        ['Alert', 'x=y'],
      ],
    ],
    [
      'repeated keys stay in order',
      'Tactic=Credential Access,Alert=Hacking,Tactic=Privilege Escalation',
      [
        ['Tactic', 'Credential Access'],
        ['Alert', 'Hacking'],
        ['Tactic', 'Privilege Escalation'],
      ],
    ],
    [
      'free text in pieces',
      'Context,ProtectedModeExitOrMacrosUsed',
      [
        ['', 'Context'],
        ['', 'ProtectedModeExitOrMacrosUsed'],
      ],
    ],
    ['text behind an id', 'T1018 PING', [['', 'PING']]],
    ['an empty value', 'Alert=', [['Alert', '']]],
    ['what is no id', 'technique_id=Port Monitors', [['technique_id', 'Port Monitors']]],
    ['another kind of reference', 'MitreRefS=S0029', [['MitreRefS', 'S0029']]],
    ['an over-long key is text', `${'k'.repeat(65)}=v`, [['', `${'k'.repeat(65)}=v`]]],
  ])('%s', (_meaning, text, expected) => {
    expect(tags(text)).toEqual(expected);
  });

  it.each([
    ['analytic=Signature', 'Signature'],
    ['technique_id=T1055,Analytic = Situational Awareness', 'Situational Awareness'],
    ['analytic=,analytic=my own, two words', 'my own, two words'],
    ['analytic=-', null],
    ['technique_id=T1055', null],
  ])('%s has the analytic type %p', (text, expected) => {
    expect(parseRuleName(text).analytic_type).toBe(expected);
  });

  it.each(['', '-', ' - ', ' , ; ', '-;'])('%p says nothing', (text) => {
    expect(parseRuleName(text)).toMatchObject({ text, kind: 'empty', tags: [], problems: [] });
  });

  it.each(['undefined', 'contains', 'EXE', 'Suspicious NetCon'])('%p is kept as text', (text) => {
    expect(parseRuleName(text)).toMatchObject({
      kind: 'untagged',
      tags: [{ key: '', value: text }],
    });
  });
});

describe('parseRuleName: problems', () => {
  it.each([
    ['technique_id=1210,technique_name=X', ['id_without_t 1210']],
    ['technique_id=T,technique_name=', ['malformed_id T']],
    ['technique_id=,technique_name=X', ['empty_id ']],
    ['technique_id=-', ['empty_id -']],
    ['technique_id=Port Monitors,technique_name=Port Monitors', ['malformed_id Port Monitors']],
    ['MitreRef=ToDo,Technique=', ['malformed_id ToDo']],
    ['PrivEsc - T1088 - UACBypass', ['id_in_prose T1088']],
    ['MitreRef=T1096,Note=see T1096 and T1564.004.', ['id_in_prose T1564.004']],
    [
      'MitreRef=ToDo,MitreURL= https://attack.mitre.org/wiki/Technique/T1096',
      ['malformed_id ToDo'],
    ],
    ['technique_id=T1055,technique_name=Process Injection', []],
  ])('%s', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
