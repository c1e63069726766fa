import type { RetiredTechnique, Technique } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import { catalogueLookup } from './catalogue_lookup';

const id = (text: string) => text as TechniqueId;
const live: Technique = {
  id: id('T1059.001'),
  name: 'PowerShell',
  tactic_ids: [],
  platforms: [],
  parent_id: id('T1059'),
};
const retired = (from: string, current: string | null): [string, RetiredTechnique] => [
  from,
  {
    id: id(from),
    name: `old ${from}`,
    status: current === null ? 'deprecated' : 'revoked',
    current_id: current === null ? null : id(current),
  },
];
const lookup = catalogueLookup({
  techniqueById: new Map([[live.id, live]]),
  retiredById: new Map([retired('T1086', 'T1059.001'), retired('T1043', null)]),
});

describe('catalogueLookup', () => {
  it.each([
    ['T1059.001', { kind: 'live', id: 'T1059.001', name: 'PowerShell' }],
    [
      'T1086',
      {
        kind: 'redirected',
        from: 'T1086',
        id: 'T1059.001',
        name: 'PowerShell',
        former_name: 'old T1086',
      },
    ],
    ['T1043', { kind: 'retired', id: 'T1043', status: 'deprecated' }],
    ['T9999', { kind: 'unknown' }],
  ])('%s', (typed, expected) => {
    expect(lookup.resolve(id(typed))).toEqual(expected);
  });
});
