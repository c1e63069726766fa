import {
  aCollection,
  aGroup,
  aMalware,
  aRelation,
  aRevokedTechnique,
  aTechnique,
  aTool,
  anEnterpriseBundle,
} from '../../test/builders/stix';
import { buildCatalogue } from './stix/build_catalogue';
import { summarizeCatalogue } from './summary';

describe('summarizeCatalogue', () => {
  it('counts live objects, retired techniques and redirects that lead somewhere', () => {
    const [live, first, second] = [
      aTechnique(
        'T1059',
        {},
        { x_mitre_data_sources: ['Process monitoring', 'Module: Module Load'] }
      ),
      aRevokedTechnique('T1086'),
      aRevokedTechnique('T1064'),
    ];
    const bundle = anEnterpriseBundle(
      aCollection('9.9'),
      live,
      aTechnique('T1059.001'),
      first,
      second,
      aRevokedTechnique('T1001'),
      aTechnique('T1002', {}, { x_mitre_deprecated: true }),
      aRelation(first, 'revoked-by', second),
      aRelation(second, 'revoked-by', live),
      aTool('S0001', 'Tool'),
      aMalware('S0002', 'Malware'),
      aMalware('S0003', 'Old', { revoked: true }),
      aGroup('G0001', 'Group')
    );
    expect(summarizeCatalogue(buildCatalogue(bundle))).toEqual({
      domain: 'enterprise',
      version: '9.9',
      tactics: 2,
      techniques: 1,
      sub_techniques: 1,
      revoked: 3,
      deprecated: 1,
      data_sources: 2,
      data_components: 1,
      analytics: 0,
      groups: 1,
      campaigns: 0,
      software: 2,
      mitigations: 0,
      redirects: { T1064: 'T1059', T1086: 'T1059' },
    });
  });
});
