import { aBundle, aMatrix, aTactic, aTechnique, type Stix } from '../../../test/builders/stix';
import { buildCatalogue } from './build_catalogue';

const [access, effects, impact] = [
  aTactic('TA0027', 'initial-access'),
  aTactic('TA0038', 'network-effects'),
  aTactic('TA0034', 'impact'),
];
const technique = aTechnique('T1400', { domain: 'mobile', tactics: ['impact', 'network-effects'] });
const build = (...objects: readonly Stix[]) => buildCatalogue(aBundle(technique, ...objects));
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

describe('tactic order', () => {
  it('is the order of the matrix object', () => {
    const matrix = aMatrix('mobile-attack', [impact, effects, access]);
    const { tactics, techniques } = build(access, effects, impact, matrix);
    expect(idsOf(tactics)).toEqual(['TA0034', 'TA0038', 'TA0027']);
    expect(techniques[0]?.tactic_ids).toEqual(['TA0034', 'TA0038']);
  });

  it('puts the larger of two matrices first and tells their equal ids apart', () => {
    const device = aMatrix('mobile-attack', [impact, access], { name: 'Device Access' });
    const network = aMatrix('mobile-attack', [effects], { name: 'Network-Based Effects' });
    const { matrices, tactics } = build(access, effects, impact, network, device);
    expect(matrices).toEqual([
      { id: 'mobile-attack', name: 'Device Access', tactic_ids: ['TA0034', 'TA0027'] },
      {
        id: 'mobile-attack:network-based-effects',
        name: 'Network-Based Effects',
        tactic_ids: ['TA0038'],
      },
    ]);
    expect(idsOf(tactics)).toEqual(['TA0034', 'TA0027', 'TA0038']);
  });

  it('leaves out deprecated tactics, deprecated matrices and what only those list', () => {
    const dead = aTactic('TA0039', 'remote-service-effects', { x_mitre_deprecated: true });
    const live = aMatrix('mobile-attack', [impact, dead, access]);
    const old = aMatrix('mobile-attack', [effects], { name: 'Old', x_mitre_deprecated: true });
    const { matrices, tactics, techniques } = build(access, effects, impact, dead, live, old);
    expect(idsOf(matrices)).toEqual(['mobile-attack']);
    expect(idsOf(tactics)).toEqual(['TA0034', 'TA0027']);
    expect(techniques[0]?.tactic_ids).toEqual(['TA0034']);
  });

  it('appends live tactics that no matrix lists', () => {
    expect(idsOf(build(access, impact, aMatrix('mobile-attack', [impact])).tactics)).toEqual([
      'TA0034',
      'TA0027',
    ]);
  });

  it('goes by kill chain phases where a bundle has neither matrix nor tactic', () => {
    const { matrices, tactics, techniques } = build();
    expect(tactics).toEqual([
      { id: 'impact', name: 'Impact', short_name: 'impact' },
      { id: 'network-effects', name: 'Network Effects', short_name: 'network-effects' },
    ]);
    expect(matrices).toMatchObject([
      { id: 'mobile-attack', tactic_ids: ['impact', 'network-effects'] },
    ]);
    expect(techniques[0]?.tactic_ids).toEqual(['impact', 'network-effects']);
  });
});
