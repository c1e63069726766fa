import {
  aCollection,
  aComponent,
  aDataSource,
  aGroup,
  aRelation,
  aRevokedTechnique,
  aStrategy,
  aTechnique,
  aTool,
  anAnalytic,
  anEnterpriseBundle,
} from '../../../test/builders/stix';
import { CoverageError } from '../../errors';
import { buildCatalogue } from '../stix/build_catalogue';
import { packCatalogue } from './pack';
import { unpackCatalogue } from './unpack';

const source = aDataSource('Process');
const [old, modern] = [
  aComponent('Process Access', { source }),
  aComponent('Module Load', { id: 'DC0016' }),
];
const [parent, child] = [
  aTechnique('T1055'),
  aTechnique('T1055.001', { tactics: ['persistence'] }),
];
const retired = aRevokedTechnique('T1093');
const logSource = { component: modern, name: 'WinEventLog:Sysmon', channel: 'EventCode=7' };
const analytics = [anAnalytic('AN1', [logSource, logSource]), anAnalytic('AN2', [])];
const strategy = aStrategy('DET1', analytics);
const tool = aTool('S0039', 'Net', { x_mitre_aliases: ['net.exe'] });
const group = aGroup('G0016', 'APT29');

/** Something in every table, both eras of data sources included. */
const catalogue = buildCatalogue(
  anEnterpriseBundle(
    aCollection('18.1'),
    ...[source, old, modern, parent, child, retired, ...analytics, strategy, tool, group],
    aRevokedTechnique('T1001'),
    aRelation(retired, 'revoked-by', child),
    aRelation(old, 'detects', parent),
    aRelation(strategy, 'detects', child),
    aRelation(tool, 'uses', child),
    aRelation(group, 'uses', parent),
    aRelation(group, 'uses', child),
    aRelation(group, 'uses', tool)
  )
);
const packed = packCatalogue(catalogue);
const failure = (value: unknown) => {
  try {
    return unpackCatalogue(value);
  } catch (error) {
    return error instanceof CoverageError ? error.code : error;
  }
};

describe('packCatalogue and unpackCatalogue', () => {
  it('give back the same catalogue, by way of JSON', () => {
    expect(catalogue.detects).not.toHaveLength(0);
    expect(catalogue.analytics).not.toHaveLength(0);
    expect(unpackCatalogue(JSON.parse(JSON.stringify(packed)))).toEqual(catalogue);
  });

  it('leave descriptions out', () => {
    const described = { ...catalogue, descriptions: { T1055: 'text' } };
    expect(unpackCatalogue(packCatalogue(described)).descriptions).toEqual({});
  });

  it('refuse to pack a catalogue that names what it does not have', () => {
    const broken = { ...catalogue, tactics: [] };
    expect(() => packCatalogue(broken)).toThrow('The catalogue has no tactic TA0002.');
  });

  it.each([
    ['a later format', { ...packed, format_version: 2 }, 'unsupported'],
    ['nothing', undefined, 'invalid_input'],
    ['another file', { type: 'bundle' }, 'invalid_input'],
    ['a missing table', { ...packed, techniques: undefined }, 'invalid_input'],
    [
      'a short column',
      { ...packed, techniques: { ...packed.techniques, names: [] } },
      'invalid_input',
    ],
    [
      'a position beyond its table',
      { ...packed, detects: { components: [99], techniques: [0] } },
      'invalid_input',
    ],
    [
      'a technique that has no id of one',
      { ...packed, techniques: { ...packed.techniques, ids: ['X', 'Y'] } },
      'invalid_input',
    ],
  ])('refuse to unpack %s', (_meaning, value, code) => {
    expect(failure(value)).toBe(code);
  });
});
