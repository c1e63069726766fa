import {
  aBundle,
  aCampaign,
  aCollection,
  aGroup,
  aMalware,
  aMatrix,
  aMitigation,
  aReference,
  aRelation,
  aTactic,
  aTechnique,
  aTool,
  anEnterpriseBundle,
  stixId,
  type Stix,
} from '../../../test/builders/stix';
import { CoverageError } from '../../errors';
import { buildCatalogue } from './build_catalogue';

const code = (bundle: unknown): string => {
  try {
    buildCatalogue(bundle);
    return 'no error';
  } catch (error) {
    return error instanceof CoverageError ? error.code : String(error);
  }
};

describe('buildCatalogue, at the door', () => {
  it.each([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['another JSON file', { name: 'layer', techniques: [] }],
    ['objects that are no list', { type: 'bundle', objects: {} }],
    ['an empty bundle', aBundle()],
    ['an entry that is no object', { type: 'bundle', objects: ['x'] }],
    ['an entry without type', { type: 'bundle', objects: [{ id: 'x' }] }],
    ['STIX without techniques', aBundle(aTool('S0001', 'Tool'))],
    [
      'attack-patterns of another catalogue (CAPEC)',
      aBundle(
        aTechnique(
          'T1',
          {},
          {
            external_references: [aReference('CAPEC-1', 'capec')],
            kill_chain_phases: [],
          }
        )
      ),
    ],
    [
      'nothing but retired techniques',
      anEnterpriseBundle(aTechnique('T1001', {}, { revoked: true })),
    ],
  ])('refuses %s as not ATT&CK', (_meaning, bundle) => {
    expect(code(bundle)).toBe('not_attack');
  });

  it('says where the fault is', () => {
    expect(() => buildCatalogue({ type: 'bundle', objects: [aTechnique('T1001'), 3] })).toThrow(
      'objects[1] is of type number, not a STIX object.'
    );
  });

  it('refuses mobile releases before 3.0, whose ids nobody knows today', () => {
    const old = aTechnique('MOB-T1001', { domain: 'mobile' });
    expect(code(aBundle(old))).toBe('unsupported');
  });

  it('refuses PRE-ATT&CK and mixed domains', () => {
    const pre = { kill_chain_phases: [{ kill_chain_name: 'mitre-pre-attack', phase_name: 'x' }] };
    expect(code(aBundle(aTechnique('T1300', {}, pre)))).toBe('unsupported');
    const mixed = aBundle(aTechnique('T1001'), aTechnique('T1400', { domain: 'mobile' }));
    expect(code(mixed)).toBe('unsupported');
  });
});

describe('domain and version', () => {
  it.each(['enterprise', 'mobile', 'ics'] as const)('reads %s from the kill chains', (domain) => {
    expect(buildCatalogue(aBundle(aTechnique('T1001', { domain }))).domain).toBe(domain);
  });

  it('reads the domain from the matrix where no technique names a kill chain', () => {
    const tactic = aTactic('TA0104', 'execution');
    const technique = aTechnique('T0807', { tactics: [] });
    expect(buildCatalogue(aBundle(aMatrix('ics-attack', [tactic]), tactic, technique)).domain).toBe(
      'ics'
    );
  });

  it('takes the version from the collection, and null where there is none or it is no version', () => {
    const version = (...objects: readonly Stix[]) =>
      buildCatalogue(aBundle(aTechnique('T1001'), ...objects)).version;
    expect(version(aCollection('18.1'))).toBe('18.1');
    expect(version(aCollection('11.0-beta'))).toBe('11.0-beta');
    expect(version()).toBeNull();
    expect(version(aCollection('../../etc/passwd'))).toBeNull();
  });
});

describe('several versions of one object', () => {
  it('takes the one modified last, wherever it stands', () => {
    const at = (modified: string, name: string) => aTechnique('T1001', { name }, { modified });
    const [older, newer] = [
      at('2020-01-01T00:00:00.000Z', 'old'),
      at('2021-01-01T00:00:00.000Z', 'new'),
    ];
    for (const bundle of [anEnterpriseBundle(older, newer), anEnterpriseBundle(newer, older)])
      expect(buildCatalogue(bundle).techniques).toMatchObject([{ id: 'T1001', name: 'new' }]);
  });
});

describe('software, groups, campaigns and mitigations', () => {
  const technique = aTechnique('T1059');
  const net = aTool('S0039', 'Net', { x_mitre_aliases: ['Net', 'net.exe'] });

  it('keeps aliases apart from the name, and ties to techniques and software', () => {
    const group = aGroup('G0016', 'APT29', { aliases: ['APT29', 'NOBELIUM'] });
    const campaign = aCampaign('C0024', 'SolarWinds Compromise');
    const mitigation = aMitigation('M1038', 'Execution Prevention');
    const { related } = buildCatalogue(
      anEnterpriseBundle(
        technique,
        net,
        group,
        campaign,
        mitigation,
        aRelation(net, 'uses', technique),
        aRelation(group, 'uses', net),
        aRelation(campaign, 'uses', technique),
        aRelation(mitigation, 'mitigates', technique)
      )
    );
    const facts = { aliases: [], technique_ids: ['T1059'], software_ids: [] };
    expect(related).toEqual([
      { ...facts, id: 'C0024', name: 'SolarWinds Compromise', kind: 'campaign' },
      {
        id: 'G0016',
        name: 'APT29',
        kind: 'group',
        aliases: ['NOBELIUM'],
        technique_ids: [],
        software_ids: ['S0039'],
      },
      { ...facts, id: 'M1038', name: 'Execution Prevention', kind: 'mitigation' },
      { ...facts, id: 'S0039', name: 'Net', kind: 'tool', aliases: ['net.exe'] },
    ]);
  });

  it('counts the ties of malware for the tool that it was revoked by', () => {
    const malware = aMalware('S0001', 'Old', { revoked: true });
    const { related } = buildCatalogue(
      anEnterpriseBundle(
        technique,
        net,
        malware,
        aRelation(malware, 'revoked-by', net),
        aRelation(malware, 'uses', technique)
      )
    );
    expect(related).toMatchObject([{ id: 'S0039', technique_ids: ['T1059'] }]);
  });

  it('ignores dangling and withdrawn relations and retired objects', () => {
    const dead = aTool('S0002', 'Dead', { x_mitre_deprecated: true });
    const { related } = buildCatalogue(
      anEnterpriseBundle(
        technique,
        net,
        dead,
        aRelation(net, 'uses', { id: stixId('attack-pattern', 'missing') }),
        aRelation({ id: stixId('tool', 'missing') }, 'uses', technique),
        aRelation(dead, 'uses', technique),
        aRelation(net, 'uses', technique, { x_mitre_deprecated: true })
      )
    );
    expect(related).toMatchObject([{ id: 'S0039', technique_ids: [] }]);
  });

  it('reads the ids of every source name that ATT&CK has used', () => {
    const sources = [
      'mitre-attack',
      'mitre-mobile-attack',
      'mitre-ics-attack',
      'mitre-attack-mobile',
    ];
    const tools = sources.map((source, n) =>
      aTool(`S100${n}`, source, {
        external_references: [aReference('APP-1', 'NIST'), aReference(`S100${n}`, source)],
      })
    );
    const { related } = buildCatalogue(anEnterpriseBundle(technique, ...tools));
    expect(related.map(({ id }) => id)).toEqual(['S1000', 'S1001', 'S1002', 'S1003']);
  });
});

describe('descriptions', () => {
  const bundle = anEnterpriseBundle(
    aMitigation('T1059', 'Old mitigation', { description: 'Answers the technique.' }),
    aTechnique('T1059', {}, { description: 'The technique.' }),
    aTool('S0039', 'Net', { description: 'The tool.' })
  );

  it('are collected on demand only', () => {
    expect(buildCatalogue(bundle).descriptions).toEqual({});
    expect(buildCatalogue(bundle, { descriptions: true }).descriptions).toEqual({
      T1059: 'The technique.',
      S0039: 'The tool.',
    });
  });
});

it('leaves the bundle as it was and does not depend on the order of its objects', () => {
  const tactic = aTactic('TA0002', 'execution');
  const [a, b, c] = [aTechnique('T1001'), aTechnique('T1002'), aTechnique('T1003')];
  const tool = aTool('S0039', 'Net');
  const objects = [
    aMatrix('enterprise-attack', [tactic]),
    tactic,
    c,
    a,
    b,
    tool,
    aRelation(tool, 'uses', c),
  ];
  const bundle = aBundle(...objects);
  const before = JSON.stringify(bundle);
  const catalogue = buildCatalogue(bundle);
  expect(JSON.stringify(bundle)).toBe(before);
  expect(buildCatalogue(aBundle(...objects.reverse()))).toEqual(catalogue);
});
