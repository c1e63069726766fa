import type { TechniqueId } from '../attack/ids';
import type { CatalogueKnowledge } from '../http/knowledge';
import { chosenTechniques } from './chosen_techniques';

const ids = (...list: string[]) => list as TechniqueId[];
const related = (id: string, kind: 'group' | 'tool', ...list: string[]) => ({
  id,
  name: id,
  kind,
  aliases: [],
  technique_ids: ids(...list),
});
const knowledge: Pick<CatalogueKnowledge, 'related' | 'data_components'> = {
  related: [
    related('G1', 'group', 'T1', 'T2', 'T3'),
    related('G2', 'group', 'T3', 'T4'),
    related('S1', 'tool', 'T3', 'T5'),
  ],
  data_components: [
    { id: 'DC1', name: 'a', data_source: null, technique_ids: ids('T1', 'T3', 'T5') },
    { id: 'DC2', name: 'b', data_source: null, technique_ids: ids('T2') },
  ],
};
const NOTHING = { components: [], groups: [], software: [], related_match: 'any' as const };
const chosen = (choice: object) => {
  const set = chosenTechniques(knowledge, { ...NOTHING, ...choice });
  return set && [...set].sort();
};

describe('chosenTechniques', () => {
  it('shows all where nothing is chosen', () => {
    expect(chosen({})).toBeNull();
  });

  it.each<[string, object, readonly string[]]>([
    ['any of the components', { components: ['DC1', 'DC2'] }, ['T1', 'T2', 'T3', 'T5']],
    ['any of groups and software', { groups: ['G2'], software: ['S1'] }, ['T3', 'T4', 'T5']],
    [
      'what all of them use',
      { groups: ['G1', 'G2'], software: ['S1'], related_match: 'all' },
      ['T3'],
    ],
    ['what a component sees of a group', { components: ['DC1'], groups: ['G1'] }, ['T1', 'T3']],
    ['nothing of what is not known', { groups: ['G999'] }, []],
    ['nothing that all of them use', { groups: ['G1', 'G999'], related_match: 'all' }, []],
  ])('shows %s', (_meaning, choice, expected) => {
    expect(chosen(choice)).toEqual(expected);
  });
});
