import type { TechniqueId } from '../../../common/attack/ids';
import type { SearchHit } from '../../../common/attack/search';
import { foundTechniques } from './found_techniques';

const hit = (kind: SearchHit['kind'], id: string, name: string, ...ids: string[]): SearchHit => ({
  kind,
  id,
  name,
  technique_ids: ids as TechniqueId[],
});
const NET = hit('tool', 'S0039', 'Net', 'T1087', 'T1049');
const EMPIRE = hit('tool', 'S0363', 'Empire', 'T1003');
const POWERSHELL = hit('technique', 'T1059.001', 'PowerShell', 'T1059.001');
const FORMER = hit('retired', 'T1086', 'PowerShell', 'T1059.001');

const found = (text: string, hits: readonly SearchHit[], named: readonly string[] = []) =>
  [...(foundTechniques(text, new Set(named), hits) ?? [])].sort();

describe('foundTechniques', () => {
  it('finds nothing for no text', () => {
    expect(foundTechniques('', null, [])).toBeNull();
  });

  it.each<[string, string, readonly SearchHit[], readonly string[]]>([
    ['what the best hit leads to', 'net.exe', [NET, EMPIRE], ['T1049', 'T1087']],
    ['techniques that are called so', 'powershel', [POWERSHELL, FORMER, EMPIRE], ['T1059.001']],
    ['only what an id means', 's0363', [EMPIRE, NET, POWERSHELL], ['T1003']],
    ['all of one name', 'net', [POWERSHELL, NET], ['T1049', 'T1059.001', 'T1087']],
  ])('points out %s', (_meaning, text, hits, ids) => {
    expect(found(text, hits)).toEqual(ids);
  });

  it('keeps what the name contains', () => {
    expect(found('shell', [], ['T1059.001'])).toEqual(['T1059.001']);
  });
});
