import type { TechniqueId } from '../../../common/attack/ids';
import type { SearchHit } from '../../../common/attack/search';
import { foundTechniques } from './found_techniques';

const hit = (kind: SearchHit['kind'], id: string, exact: boolean, ...ids: string[]): SearchHit => ({
  kind,
  id,
  name: id,
  technique_ids: ids as TechniqueId[],
  exact,
});
const net = (exact: boolean) => hit('tool', 'S0039', exact, 'T1087', 'T1049');
const powerShell = (exact: boolean) => hit('technique', 'T1059.001', exact, 'T1059.001');
const former = (exact: boolean) => hit('retired', 'T1086', exact, 'T1059.001');

const found = (hits: readonly SearchHit[], named: readonly string[] = []) =>
  [...(foundTechniques(new Set(named), hits) ?? [])].sort();

describe('foundTechniques', () => {
  it('finds nothing for no text', () => {
    expect(foundTechniques(null, [])).toBeNull();
  });

  it.each<[string, readonly SearchHit[], readonly string[]]>([
    ['what exactly the text leads to', [net(true), powerShell(false)], ['T1049', 'T1087']],
    [
      'all that is called exactly so',
      [powerShell(true), net(true)],
      ['T1049', 'T1059.001', 'T1087'],
    ],
    ['else techniques that are called nearly so', [net(false), former(false)], ['T1059.001']],
  ])('points out %s', (_meaning, hits, ids) => {
    expect(found(hits)).toEqual(ids);
  });

  it('keeps what the name contains', () => {
    expect(found([net(true)], ['T1059.001'])).toEqual(['T1049', 'T1059.001', 'T1087']);
    expect(found([], ['T1059.001'])).toEqual(['T1059.001']);
  });
});
