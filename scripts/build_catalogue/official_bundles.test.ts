import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readJsonFile } from '../../cli/read_json_file';
import type { Catalogue } from '../../common/attack/catalogue';
import { packCatalogue } from '../../common/attack/compact/pack';
import { unpackCatalogue } from '../../common/attack/compact/unpack';
import { buildCatalogue } from '../../common/attack/stix/build_catalogue';
import { summarizeCatalogue } from '../../common/attack/summary';
import { buildBuiltinFile } from './build_file';

/** Official bundles, kept beside the checkout: too large to be part of it. */
const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'data', 'attack');
const describeWithData = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER))
  console.warn(`skipped: no official ATT&CK bundles in ${join('..', 'shared', 'data', 'attack')}`);

const builds = new Map<string, Promise<Catalogue>>();

/** Each bundle is built once for all tests. */
function build(file: string): Promise<Catalogue> {
  const made =
    builds.get(file) ??
    readJsonFile(join(FOLDER, file)).then((json) => buildCatalogue(json, { descriptions: true }));
  builds.set(file, made);
  return made;
}

/** Lists of ids are compared elsewhere; here they would drown the numbers. */
function numbersOf(catalogue: Catalogue) {
  const { redirects, ...numbers } = summarizeCatalogue(catalogue);
  return {
    ...numbers,
    redirects: Object.keys(redirects).length,
    detects: catalogue.detects.length,
    log_sources: catalogue.analytics.reduce((sum, each) => sum + each.log_sources.length, 0),
  };
}

const nothing = { analytics: 0, log_sources: 0, detects: 0 };

describeWithData('official bundles', () => {
  it.each([
    [
      'enterprise-attack-18.1.json.gz',
      {
        ...{ domain: 'enterprise', version: '18.1', tactics: 14 },
        ...{ techniques: 216, sub_techniques: 475, revoked: 132, deprecated: 12, redirects: 132 },
        ...{
          data_sources: 0,
          data_components: 106,
          analytics: 1739,
          log_sources: 4126,
          detects: 0,
        },
        ...{ groups: 172, campaigns: 52, software: 784, mitigations: 44 },
      },
    ],
    [
      'enterprise-attack-15.1.stix20.json.gz',
      {
        ...{ domain: 'enterprise', version: null, tactics: 14, ...nothing },
        ...{ techniques: 202, sub_techniques: 435, revoked: 131, deprecated: 12, redirects: 131 },
        ...{ data_sources: 37, data_components: 106, detects: 1987 },
        ...{ groups: 148, campaigns: 28, software: 677, mitigations: 43 },
      },
    ],
    [
      'enterprise-attack-6.3.stix20.json.gz',
      {
        ...{ domain: 'enterprise', version: null, tactics: 12, ...nothing },
        ...{ techniques: 266, sub_techniques: 0, revoked: 0, deprecated: 0, redirects: 0 },
        ...{ data_sources: 59, data_components: 0, detects: 911 },
        ...{ groups: 94, campaigns: 0, software: 364, mitigations: 41 },
      },
    ],
    [
      'mobile-attack-18.1.json.gz',
      {
        ...{ domain: 'mobile', version: '18.1', tactics: 12 },
        ...{ techniques: 77, sub_techniques: 47, revoked: 53, deprecated: 13, redirects: 44 },
        ...{ data_sources: 0, data_components: 17, analytics: 211, log_sources: 294, detects: 0 },
        ...{ groups: 17, campaigns: 3, software: 122, mitigations: 13 },
      },
    ],
    [
      'ics-attack-18.1.json.gz',
      {
        ...{ domain: 'ics', version: '18.1', tactics: 12 },
        ...{ techniques: 83, sub_techniques: 0, revoked: 0, deprecated: 12, redirects: 0 },
        ...{ data_sources: 0, data_components: 36, analytics: 82, log_sources: 236, detects: 0 },
        ...{ groups: 14, campaigns: 7, software: 23, mitigations: 52 },
      },
    ],
  ])(
    '%s has the published numbers and survives packing',
    async (file, numbers) => {
      const catalogue = await build(file);
      expect(numbersOf(catalogue)).toEqual(numbers);
      const unpacked = unpackCatalogue(packCatalogue(catalogue));
      expect(isDeepStrictEqual(unpacked, { ...catalogue, descriptions: {} })).toBe(true);
      expect(catalogue.techniques.filter(({ id }) => !catalogue.descriptions[id])).toEqual([]);
      expect(catalogue.techniques.filter(({ tactic_ids }) => tactic_ids.length === 0)).toEqual([]);
    },
    60_000
  );

  it('ties data to as many techniques as each release does', async () => {
    const tied = ({ detects }: Catalogue) => new Set(detects.map((pair) => pair.technique_id)).size;
    expect(tied(await build('enterprise-attack-6.3.stix20.json.gz'))).toBe(265);
    expect(tied(await build('enterprise-attack-15.1.stix20.json.gz'))).toBe(597);
    const { analytics } = await build('enterprise-attack-18.1.json.gz');
    expect(new Set(analytics.map(({ technique_id }) => technique_id)).size).toBe(691);
  }, 60_000);

  it('makes all three built-in files in less than 500 kB', async () => {
    const files = ['enterprise', 'mobile', 'ics'].map(async (domain) =>
      buildBuiltinFile(await readJsonFile(join(FOLDER, `${domain}-attack-18.1.json.gz`)))
    );
    const bytes = (await Promise.all(files)).reduce((sum, file) => sum + file.bytes.length, 0);
    expect(bytes).toBeLessThan(500_000);
  }, 60_000);
});
