import { aCatalogueIndex } from '../../test/builders/catalogue';
import { aSource } from '../../test/builders/source';
import { assessRuleNames } from './assess_rule_names';
import {
  groupAnalyticTypes,
  groupCustomTags,
  groupProblems,
  ruleNamesOfRow,
} from './group_rule_names';

const index = aCatalogueIndex({
  techniques: [{ id: 'T1055' }, { id: 'T1059.001' }, { id: 'T1548.002' }],
  retired: { T1086: 'T1059.001', T1064: null },
});
const keep = () => [];

/** Rule name → events, of one source. */
const assess = (events: Readonly<Record<string, number>>) =>
  assessRuleNames(
    [
      {
        source: aSource({ tags_from: 'rule_name' }),
        values: Object.entries(events).map(([value, n]) => ({ value, events: n })),
      },
    ],
    index
  );

describe('groupProblems', () => {
  it.each([
    ['an unknown id', 'technique_id=T9999', 'unknown_id', 'T9999'],
    ['a revoked id', 'T1086', 'revoked', 'T1086'],
    ['a deprecated id', 'T1064', 'deprecated', 'T1064'],
    ['no T', 'technique_id=1055', 'id_without_t', '1055'],
    ['an empty id', 'technique_id=', 'empty_id', ''],
    ['a malformed id', 'MitreRef=ToDo', 'malformed_id', 'ToDo'],
    ['an id in prose', 'PrivEsc - T1548.002', 'id_in_prose', 'T1548.002'],
    [
      'another name',
      'technique_id=T1055,technique_name=PowerShell',
      'id_name_disagree',
      'T1055 PowerShell',
    ],
  ])('reports %s', (_meaning, text, kind, subject) => {
    expect(groupProblems(assess({ [text]: 7 }), keep)).toMatchObject([
      { kind, subject, events: 7, rule_name_count: 1, rule_names: [{ value: text, events: 7 }] },
    ]);
  });

  it('reports nothing where nothing is wrong', () => {
    expect(groupProblems(assess({ T1055: 3, '-': 4, Context: 5 }), keep)).toEqual([]);
  });

  it('adds up the rule names of one problem and says where a revoked id leads', () => {
    const [row] = groupProblems(assess({ T1086: 3, 'T1086,again': 4 }), keep);
    expect(row).toMatchObject({
      kind: 'revoked',
      current_id: 'T1059.001',
      events: 7,
      rule_name_count: 2,
    });
  });

  it('puts the worst kind first, within it the most events', () => {
    const names = assess({ T1086: 900, T9998: 1, T9999: 2 });
    expect(groupProblems(names, keep).map(({ subject }) => subject)).toEqual([
      'T9999',
      'T9998',
      'T1086',
    ]);
  });
});

describe('groupCustomTags', () => {
  it('gathers spellings of a key, and counts each value by events', () => {
    const names = assess({
      'technique_id=T1055,Phase Name=Execution': 3,
      'technique_id=T1055,phase_name=Execution,Alert=x': 2,
      'phase_name=Persistence': 10,
    });
    expect(groupCustomTags(names, keep)).toMatchObject([
      {
        key: 'phase_name',
        spellings: ['phase_name', 'Phase Name'],
        events: 15,
        rule_name_count: 3,
        value_count: 2,
        values: [
          { value: 'Persistence', events: 10 },
          { value: 'Execution', events: 5 },
        ],
      },
      { key: 'alert', events: 2 },
    ]);
  });

  it('counts a key that is repeated in a rule name once', () => {
    const [row] = groupCustomTags(assess({ 'Tactic=A,Alert=b,Tactic=C': 4 }), keep);
    expect(row).toMatchObject({ key: 'tactic', events: 4, value_count: 2 });
  });

  it('lists free text, but neither values that say nothing nor the analytic type', () => {
    const names = assess({ 'T1055,office': 1, 'Alert=-': 9, 'analytic=Signature': 9 });
    expect(groupCustomTags(names, keep).map(({ key }) => key)).toEqual(['']);
  });
});

describe('groupAnalyticTypes', () => {
  it('counts techniques without a type apart, and leaves out names that say nothing', () => {
    const names = assess({
      'technique_id=T1055,analytic=Signature': 2,
      'technique_id=T1055,analytic=Situational Awareness': 5,
      T1055: 100,
      Context: 1000,
    });
    expect(groupAnalyticTypes(names, keep).map(({ value, events }) => [value, events])).toEqual([
      ['Situational Awareness', 5],
      ['Signature', 2],
      [null, 100],
    ]);
  });
});

describe('ruleNamesOfRow', () => {
  const names = assess({
    T1086: 3,
    'T1086,again': 4,
    'T1055,Alert=x': 1,
    Context: 9,
    'T1055,analytic=Signature': 2,
  });

  it.each([
    [
      'of a problem',
      { row: 'problem', kind: 'revoked', subject: 'T1086' } as const,
      ['T1086,again', 'T1086'],
    ],
    ['of a custom tag', { row: 'custom_tag', key: 'alert' } as const, ['T1055,Alert=x']],
    [
      'of an analytic type',
      { row: 'analytic_type', value: 'Signature' } as const,
      ['T1055,analytic=Signature'],
    ],
    ['without a technique', { row: 'named_only', source_id: 'helk' } as const, ['Context']],
    ['of another source', { row: 'named_only', source_id: 'other' } as const, []],
    ['without a name', { row: 'unnamed', source_id: 'helk' } as const, []],
  ])('finds the rule names %s, largest first', (_meaning, row, expected) => {
    expect(ruleNamesOfRow(names, row).map(({ value }) => value)).toEqual(expected);
  });

  it('agrees with the rows of the page about events', () => {
    for (const { kind, subject, events } of groupProblems(names, keep)) {
      const own = ruleNamesOfRow(names, { row: 'problem', kind, subject });
      expect(own.reduce((sum, name) => sum + name.events, 0)).toBe(events);
    }
  });
});
