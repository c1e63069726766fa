import {
  aReference,
  aRelation,
  aRevokedTechnique,
  aTechnique,
  anEnterpriseBundle,
  type Stix,
} from '../../../test/builders/stix';
import { buildCatalogue } from './build_catalogue';

const build = (...objects: readonly Stix[]) => buildCatalogue(anEnterpriseBundle(...objects));
const live = aTechnique('T1574.001');
const parent = aTechnique('T1574');

describe('retired techniques', () => {
  it('follows revoked-by to the end of the chain', () => {
    const [first, second] = [aRevokedTechnique('T1073'), aRevokedTechnique('T1574.002')];
    const chain = [aRelation(first, 'revoked-by', second), aRelation(second, 'revoked-by', live)];
    expect(build(parent, live, first, second, ...chain).retired).toMatchObject([
      { id: 'T1073', status: 'revoked', current_id: 'T1574.001' },
      { id: 'T1574.002', status: 'revoked', current_id: 'T1574.001' },
    ]);
  });

  it('ends in a ring of revoked techniques without a current id', () => {
    const [a, b] = [aRevokedTechnique('T1001'), aRevokedTechnique('T1002')];
    const ring = [aRelation(a, 'revoked-by', b), aRelation(b, 'revoked-by', a)];
    expect(build(live, a, b, ...ring).retired).toMatchObject([
      { id: 'T1001', current_id: null },
      { id: 'T1002', current_id: null },
    ]);
  });

  it('takes the way out of a ring where one of its members has another successor', () => {
    const [a, b] = [aRevokedTechnique('T1001'), aRevokedTechnique('T1002')];
    const ties = [
      aRelation(a, 'revoked-by', b),
      aRelation(b, 'revoked-by', a),
      aRelation(b, 'revoked-by', live),
    ];
    expect(build(live, a, b, ...ties).retired).toMatchObject([
      { id: 'T1001', current_id: 'T1574.001' },
      { id: 'T1002', current_id: 'T1574.001' },
    ]);
  });

  it('knows no current id where revoked-by is missing, withdrawn, dangling or leads to a deprecated technique', () => {
    const old = ['T1001', 'T1002', 'T1003', 'T1004'].map((id) => aRevokedTechnique(id));
    const [, withdrawn, dangling, toDeprecated] = old;
    const deprecated = aTechnique('T1475', {}, { x_mitre_deprecated: true });
    const ties = [
      aRelation(withdrawn!, 'revoked-by', live, { x_mitre_deprecated: true }),
      aRelation(dangling!, 'revoked-by', { id: 'attack-pattern--missing' }),
      aRelation(toDeprecated!, 'revoked-by', deprecated),
    ];
    const { retired } = build(live, deprecated, ...old, ...ties);
    expect(retired.map(({ current_id }) => current_id)).toEqual([null, null, null, null, null]);
    expect(retired[4]).toMatchObject({ id: 'T1475', status: 'deprecated' });
  });

  it('reads flags that are false or absent as live, and revoked before deprecated', () => {
    const flagged = aTechnique('T1001', {}, { revoked: false, x_mitre_deprecated: false });
    const both = aTechnique('T1002', {}, { revoked: true, x_mitre_deprecated: true });
    const { techniques, retired } = build(flagged, both);
    expect(techniques.map(({ id }) => id)).toEqual(['T1001']);
    expect(retired).toMatchObject([{ id: 'T1002', status: 'revoked' }]);
  });

  it('prefers the live object where a retired one has the same id', () => {
    const dead = { ...aRevokedTechnique('T1574'), id: 'attack-pattern--other' };
    expect(build(dead, parent)).toMatchObject({ techniques: [{ id: 'T1574' }], retired: [] });
  });
});

describe('sub-techniques', () => {
  it('takes the parent from the id, without a flag or relation', () => {
    expect(build(parent, live).techniques).toMatchObject([
      { id: 'T1574', parent_id: null },
      { id: 'T1574.001', parent_id: 'T1574' },
    ]);
  });

  it('takes the parent from subtechnique-of where the id does not show it', () => {
    const child = aTechnique('T1999', {}, { x_mitre_is_subtechnique: true });
    const { techniques } = build(parent, child, aRelation(child, 'subtechnique-of', parent));
    expect(techniques[1]).toMatchObject({ id: 'T1999', parent_id: 'T1574' });
  });

  it('names only live parents', () => {
    expect(build(live, { ...parent, revoked: true }).techniques).toMatchObject([
      { id: 'T1574.001', parent_id: null },
    ]);
  });
});

describe('ids', () => {
  it('skips references of other catalogues and repairs the 0T800 of ICS 8', () => {
    const technique = aTechnique(
      'T0800',
      {},
      {
        external_references: [
          aReference('APP-1', 'NIST Mobile Threat Catalogue'),
          aReference('0T800', 'mitre-ics-attack'),
        ],
      }
    );
    expect(build(technique).techniques[0]?.id).toBe('T0800');
  });
});

it('lists platforms and tactics once, tactics in matrix order', () => {
  const technique = aTechnique(
    'T1001',
    { tactics: ['execution', 'persistence', 'execution', 'unheard-of'] },
    {
      x_mitre_platforms: ['Linux', 'Windows', 'Linux', 7, ''],
    }
  );
  expect(build(technique).techniques[0]).toMatchObject({
    tactic_ids: ['TA0003', 'TA0002'],
    platforms: ['Linux', 'Windows'],
  });
});
