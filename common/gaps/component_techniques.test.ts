import type { Technique } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import type { Fact, TechniqueFacts } from '../http/facts';
import { techniquesOfComponents } from './component_techniques';
import type { TechniqueNeeds } from './needs';

const TRIGGER = {
  ...{ log_source: 'WinEventLog:Sysmon', channels: ['s'], event_id: 1 },
  ...{ by: 'attack' as const, fidelity: null },
};

/** A technique that needs components; those in capitals have no log of the sources. */
const needs = (id: string, components: string): TechniqueNeeds => ({
  technique: { id } as Technique,
  components: components.split(' ').map((name) => ({
    component: { id: name, name, data_source: null },
    triggers: name === name.toUpperCase() ? [] : [TRIGGER],
  })),
});
const facts = (id: string, changes: Partial<TechniqueFacts>, arriving = ''): TechniqueFacts => ({
  id: id as TechniqueId,
  state: 'potential',
  ...{ potential: 'yes', configured: 'no', observed: 'no', alerted: 'no', validated: 'no' },
  components: {
    ...{ needed: 2, arriving: 1, missing_ids: [], unknown_ids: [] },
    arriving_ids: arriving === '' ? [] : arriving.split(' '),
  },
  visibility: null,
  ...changes,
});

describe('techniquesOfComponents', () => {
  it.each<[string, Partial<Record<'observed' | 'alerted' | 'configured', Fact>>, string]>([
    ['observed', { observed: 'yes' }, 'seen'],
    ['alerted', { alerted: 'yes', observed: 'unknown' }, 'seen'],
    ['named by a rule, never seen', { configured: 'yes' }, 'tagged'],
    [
      'not known to be seen, though a rule names it',
      { observed: 'unknown', configured: 'yes' },
      'unknown',
    ],
    ['not known to be named', { configured: 'unknown' }, 'unknown'],
    ['neither', {}, 'neither'],
    ['nobody knows of rules', { configured: 'not_assessed', alerted: 'not_assessed' }, 'neither'],
  ])('puts a technique that is %s where it belongs', (_meaning, changes, list) => {
    const found = techniquesOfComponents([needs('T1', 'a')], [facts('T1', changes)]).get('a');
    const { observable, seen, tagged, neither, unknown } = found ?? {};
    const others = { seen: [], tagged: [], neither: [], unknown: [] };
    expect({ seen, tagged, neither, unknown }).toEqual({ ...others, [list]: ['T1'] });
    expect(observable).toEqual(['T1']);
  });

  it('tells what depends on a component alone, by definition and now', () => {
    const found = techniquesOfComponents(
      [needs('T1', 'a'), needs('T2', 'a b'), needs('T3', 'a FOREIGN'), needs('T4', 'FOREIGN')],
      [
        facts('T1', {}, 'a'),
        facts('T2', {}, 'a'),
        facts('T3', {}, 'a'),
        facts('T4', { potential: 'no' }),
      ]
    );
    expect(found.get('a')?.sole_source).toEqual(['T1', 'T3']);
    expect(found.get('a')?.only_arriving).toEqual(['T1', 'T2', 'T3']);
    expect(found.get('b')?.only_arriving).toEqual([]);
    expect(found.get('FOREIGN')?.sole_source).toEqual([]);
  });
});
