import { aCatalogueIndex } from '../../test/builders/catalogue';
import { aSource } from '../../test/builders/source';
import type { Source } from '../sources/source';
import { countTags, withoutRepeated } from './count';

const index = aCatalogueIndex({
  tactics: ['one', 'two'],
  techniques: [
    { id: 'T1055', tactics: ['one', 'two'] },
    { id: 'T1055.001' },
    { id: 'T1055.012' },
    { id: 'T1059' },
    { id: 'T1059.001' },
    { id: 'T1574.001' },
  ],
  // T1073 was revoked by T1574.002, which was revoked in turn.
  retired: { T1073: 'T1574.001', 'T1574.002': 'T1574.001', T1086: 'T1059.001', T1108: null },
});

const IDS = aSource({ id: 'ids' });
const NAMES = aSource({ id: 'names', tags_from: 'rule_name' });
const ALERTS = aSource({ id: 'alerts', origin: 'detection_rule' });

const count = (...counted: readonly (readonly [Source, Record<string, number>])[]) =>
  countTags(
    counted.map(([source, values]) => ({
      source,
      values: Object.entries(values).map(([value, events]) => ({ value, events })),
    })),
    index
  );

const observed = ({ techniques }: ReturnType<typeof count>) =>
  Object.fromEntries(techniques.map((technique) => [technique.id, technique.observed]));

describe('countTags', () => {
  it.each<[string, Source, Record<string, number>, Record<string, number>]>([
    ['an id counts for itself', IDS, { T1055: 3 }, { T1055: 3 }],
    ['a sub-technique does not count for its parent', IDS, { 'T1055.001': 3 }, { 'T1055.001': 3 }],
    ['a revoked id counts for its successor', IDS, { T1086: 2 }, { 'T1059.001': 2 }],
    ['old and new id of a technique add up', IDS, { T1086: 2, 'T1059.001': 5 }, { 'T1059.001': 7 }],
    ['a chain leads to its end', IDS, { T1073: 1, 'T1574.002': 2 }, { 'T1574.001': 3 }],
    [
      'ids are read as people type them',
      IDS,
      { t1055: 1, '1055': 2, 'T1055/1': 4 },
      { T1055: 3, 'T1055.001': 4 },
    ],
    [
      'a rule name counts for its id',
      NAMES,
      { 'technique_id=T1055,technique_name=X': 4 },
      { T1055: 4 },
    ],
    [
      'a rule name of two techniques counts for each',
      NAMES,
      { 'technique_id=T1055,technique_id=T1059': 4 },
      { T1055: 4, T1059: 4 },
    ],
    [
      'a rule name with two ids of one technique counts once',
      NAMES,
      { 'technique_id=T1086,technique_id=T1059.001': 4 },
      { 'T1059.001': 4 },
    ],
    ['the same id twice in a rule name counts once', NAMES, { 'T1055,T1055': 4 }, { T1055: 4 }],
    [
      'a parent beside its sub-technique does not count',
      NAMES,
      { 'technique_id=T1055,subtechnique_id=T1055.001': 4 },
      { 'T1055.001': 4 },
    ],
    ['rule names without a technique count for none', NAMES, { '-': 9, Alert: 9, '': 9 }, {}],
  ])('%s', (_meaning, source, values, expected) => {
    expect(observed(count([source, values]))).toEqual(expected);
  });

  it('adds up sources, and keeps apart what a Sysmon rule saw and what an alert says', () => {
    const { techniques, totals } = count(
      [IDS, { T1055: 1 }],
      [NAMES, { 'T1055,Foo': 2 }],
      [ALERTS, { T1055: 4 }]
    );
    expect(techniques).toMatchObject([{ id: 'T1055', observed: 3, alerted: 4 }]);
    expect(totals).toEqual({ observed_tags: 3, alerted_tags: 4, unknown_tags: 0 });
  });

  it('keeps the raw values behind a number, which add up to it', () => {
    const [technique] = count([IDS, { T1086: 2, 'T1059.001': 5 }]).techniques;
    expect(technique?.raw).toEqual([
      { source_id: 'ids', value: 'T1086', events: 2, as_id: 'T1086' },
      { source_id: 'ids', value: 'T1059.001', events: 5, as_id: 'T1059.001' },
    ]);
  });

  it.each<[string, Source, string, string]>([
    ['an id that no release knows', IDS, 'T9999', 'not_in_catalogue'],
    ['an id that leads nowhere', IDS, 'T1108', 'deprecated'],
    ['a value that is no id', IDS, 'Process Injection', 'not_an_id'],
    ['an unknown id in a rule name', NAMES, 'technique_id=T9999', 'not_in_catalogue'],
  ])('lists %s', (_meaning, source, value, reason) => {
    const { techniques, unknown, totals } = count([source, { [value]: 6 }]);
    expect(techniques).toEqual([]);
    expect(unknown).toMatchObject([{ source_id: source.id, value, events: 6, reason }]);
    expect(totals).toEqual({ observed_tags: 0, alerted_tags: 0, unknown_tags: 6 });
  });

  it('counts a technique of several tactics once in totals, and sorts by id', () => {
    const { techniques, totals } = count([IDS, { 'T1055.001': 1, T1059: 1, T1055: 5 }]);
    expect(techniques.map(({ id }) => id)).toEqual(['T1055', 'T1055.001', 'T1059']);
    expect(totals.observed_tags).toBe(7);
  });

  it('loses nothing: all tags are in a technique or unknown', () => {
    const values = { T1055: 1, T1086: 2, T9999: 4, nonsense: 8, T1108: 16 };
    const { totals } = count([IDS, values]);
    expect(totals.observed_tags + totals.unknown_tags).toBe(31);
  });
});

describe('withoutRepeated', () => {
  const counted = count([IDS, { T1086: 5, 'T1059.001': 7 }], [ALERTS, { T1055: 4 }]);
  const repeated = [
    { source_id: 'ids', id: 'T1059.001', events: 3 },
    { source_id: 'alerts', id: 'T1055', events: 1 },
  ];

  it('counts an event once that carries a technique under two ids', () => {
    const { techniques, totals } = withoutRepeated(counted, repeated, [IDS, ALERTS]);
    expect(techniques).toMatchObject([
      { id: 'T1055', observed: 0, alerted: 3, repeated: 1 },
      { id: 'T1059.001', observed: 9, alerted: 0, repeated: 3 },
    ]);
    expect(totals).toMatchObject({ observed_tags: 9, alerted_tags: 3 });
  });

  it('leaves the counted tags as they are', () => {
    expect(withoutRepeated(counted, [], [IDS, ALERTS])).toEqual(counted);
  });
});
