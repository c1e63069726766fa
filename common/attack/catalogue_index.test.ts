import {
  aRelation,
  aRevokedTechnique,
  aTechnique,
  anEnterpriseBundle,
} from '../../test/builders/stix';
import { indexCatalogue, resolveTechnique } from './catalogue_index';
import { buildCatalogue } from './stix/build_catalogue';

const powerShell = aTechnique('T1059.001', { name: 'PowerShell' });
const former = aRevokedTechnique('T1086');
const catalogue = buildCatalogue(
  anEnterpriseBundle(
    aTechnique('T1204', { name: 'user Execution' }),
    aTechnique('T1059', { name: 'Command and Scripting Interpreter' }),
    powerShell,
    former,
    aRelation(former, 'revoked-by', powerShell),
    aRevokedTechnique('T1001'),
    aTechnique('T1002', {}, { x_mitre_deprecated: true })
  )
);
const index = indexCatalogue(catalogue);

describe('indexCatalogue', () => {
  it('lists the techniques of a tactic by name, whatever their case, and empty tactics too', () => {
    const ids = (tactic: string) => index.techniquesByTactic.get(tactic)?.map(({ id }) => id);
    expect(ids('TA0002')).toEqual(['T1059', 'T1059.001', 'T1204']);
    expect(ids('TA0003')).toEqual([]);
  });

  it('finds children, techniques, retired techniques and tactics by id', () => {
    expect(index.childrenById.get('T1059')?.map(({ id }) => id)).toEqual(['T1059.001']);
    expect(index.childrenById.has('T1204')).toBe(false);
    expect(index.techniqueById.get('T1059.001')?.name).toBe('PowerShell');
    expect(index.retiredById.get('T1086')?.status).toBe('revoked');
    expect(index.tacticById.get('TA0002')?.short_name).toBe('execution');
  });

  it('leaves the catalogue as it was', () => {
    const before = JSON.stringify(catalogue);
    indexCatalogue(catalogue);
    expect(JSON.stringify(catalogue)).toBe(before);
  });
});

describe('resolveTechnique', () => {
  it.each([
    ['T1059.001', { kind: 'live', id: 'T1059.001' }],
    ['T1086', { kind: 'redirected', from: 'T1086', id: 'T1059.001' }],
    ['T1001', { kind: 'retired', id: 'T1001', status: 'revoked' }],
    ['T1002', { kind: 'retired', id: 'T1002', status: 'deprecated' }],
    ['T9999', { kind: 'unknown' }],
    ['__proto__', { kind: 'unknown' }],
  ])('%s', (id, resolved) => {
    expect(resolveTechnique(index, id)).toEqual(resolved);
  });
});
