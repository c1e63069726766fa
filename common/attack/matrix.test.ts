import { aTechnique, anEnterpriseBundle, type Stix } from '../../test/builders/stix';
import { buildMatrix } from './matrix';
import { buildCatalogue } from './stix/build_catalogue';

const matrixOf = (objects: readonly Stix[], platform?: string) =>
  buildMatrix(buildCatalogue(anEnterpriseBundle(...objects)), { platform }).map((column) => [
    column.tactic.id,
    column.techniques.map(({ technique, sub_techniques }) =>
      [technique.id, ...sub_techniques.map(({ id }) => id)].join(' > ')
    ),
  ]);
const on = (...platforms: readonly string[]) => ({ x_mitre_platforms: platforms });

describe('buildMatrix', () => {
  it('puts sub-techniques under their parent, both by name, tactics in matrix order', () => {
    const objects = [
      aTechnique('T1059', { name: 'Zeta' }),
      aTechnique('T1059.001', { name: 'Second' }),
      aTechnique('T1059.002', { name: 'First' }),
      aTechnique('T1204', { name: 'alpha' }),
    ];
    expect(matrixOf(objects)).toEqual([
      ['TA0003', []],
      ['TA0002', ['T1204', 'T1059 > T1059.002 > T1059.001']],
    ]);
  });

  it('shows a technique of several tactics in each of them', () => {
    expect(matrixOf([aTechnique('T1053', { tactics: ['execution', 'persistence'] })])).toEqual([
      ['TA0003', ['T1053']],
      ['TA0002', ['T1053']],
    ]);
  });

  it('lets the sub-technique decide on its tactics; the parent stands in for it where it has no own place', () => {
    const objects = [
      aTechnique('T1059', { tactics: ['execution'] }),
      aTechnique('T1059.001', { tactics: ['persistence'] }),
    ];
    expect(matrixOf(objects)).toEqual([
      ['TA0003', ['T1059 > T1059.001']],
      ['TA0002', ['T1059']],
    ]);
  });

  it('keeps what belongs to the platform, under its old or new name, and parents of what is kept', () => {
    const objects = [
      aTechnique('T1001', {}, on('Azure AD')),
      aTechnique('T1002', {}, on('Linux')),
      aTechnique('T1003', {}, on('Linux')),
      aTechnique('T1003.001', {}, on('Identity Provider')),
      aTechnique('T1004', {}, on('None')),
    ];
    expect(matrixOf(objects, 'Identity Provider')).toEqual([
      ['TA0003', []],
      ['TA0002', ['T1001', 'T1003 > T1003.001', 'T1004']],
    ]);
  });
});
