import {
  aComponent,
  aRelation,
  aRevokedTechnique,
  aTechnique,
  aTool,
  anEnterpriseBundle,
  type Stix,
} from '../../test/builders/stix';
import { buildCatalogueSearch } from './search';
import { searchFactsOf } from './search_documents';
import { buildCatalogue } from './stix/build_catalogue';

const powerShell = aTechnique('T1059.001', { name: 'PowerShell' });
const former = { ...aRevokedTechnique('T1086'), name: 'PowerShell' } as Stix;
const net = aTool('S0039', 'Net', { x_mitre_aliases: ['Net', 'net.exe'] });
const discovery = aTechnique('T1087', { name: 'Account Discovery' });
const component = aComponent('Process Creation', { id: 'DC0032' });
const facts = searchFactsOf(
  buildCatalogue(
    anEnterpriseBundle(
      aTechnique('T1059', { name: 'Command and Scripting Interpreter' }),
      aTechnique('T1546.013', { name: 'PowerShell Profile' }),
      powerShell,
      former,
      discovery,
      net,
      aTool('S0108', 'netsh'),
      aTool('S0363', 'Empire', { x_mitre_aliases: ['PowerShell Empire'] }),
      component,
      aRelation(former, 'revoked-by', powerShell),
      aRelation(net, 'uses', discovery),
      aRelation(component, 'detects', powerShell),
      aTechnique('T2015', { name: 'Deprecated' }, { x_mitre_deprecated: true })
    )
  )
);
const search = buildCatalogueSearch(facts);
const best = (text: string) => search(text, 10)[0];

describe('buildCatalogueSearch', () => {
  it.each([
    ['PowerShell', 'T1059.001'],
    ['powershel', 'T1059.001'],
    ['pwershell', 'T1059.001'],
    ['powershell prof', 'T1546.013'],
    ['t1059', 'T1059'],
    ['1059.1', 'T1059.001'],
    ['T1059/001', 'T1059.001'],
    ['net.exe', 'S0039'],
    ['net', 'S0039'],
    ['execution', 'TA0002'],
    ['process creation', 'DC0032'],
  ])('%s leads to %s first', (text, id) => {
    expect(best(text)?.id).toBe(id);
  });

  it('leads from software to the techniques that use it', () => {
    expect(best('net.exe')).toEqual({
      kind: 'tool',
      id: 'S0039',
      name: 'Net',
      technique_ids: ['T1087'],
      exact: true,
    });
    expect(best('netsha')).toMatchObject({ id: 'S0108', exact: false });
  });

  it('leads from a former id to the technique of today', () => {
    const hits = search('T1086', 10);
    expect(hits[0]).toMatchObject({ kind: 'retired', id: 'T1086', technique_ids: ['T1059.001'] });
    expect(hits[1]).toMatchObject({ kind: 'technique', id: 'T1059.001' });
  });

  it('leads from components and tactics to techniques, from deprecated techniques nowhere', () => {
    expect(best('DC0032')?.technique_ids).toEqual(['T1059.001']);
    expect(best('TA0002')?.technique_ids).toContain('T1087');
    expect(best('T2015')).toMatchObject({ kind: 'retired', technique_ids: [] });
  });

  it('finds what only a description speaks of, behind what is called so', () => {
    const described = buildCatalogueSearch({
      ...facts,
      descriptions: { T1087: 'Adversaries run PowerShell and whoami to list accounts.' },
    });
    expect(described('whoami', 10).map(({ id }) => id)).toEqual(['T1087']);
    const ids = described('powershell', 20).map(({ id }) => id);
    expect(ids[0]).toBe('T1059.001');
    expect(ids.at(-1)).toBe('T1087');
  });

  it('answers nothing to nothing, and no more than the limit', () => {
    expect(search('   ', 10)).toEqual([]);
    expect(search('powershell', 0)).toEqual([]);
    expect(search('powershell', 2)).toHaveLength(2);
    expect(search('.'.repeat(10_000), 10)).toEqual([]);
  });
});
