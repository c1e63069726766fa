import { readFileSync } from 'node:fs';
import { parseKibanaVersion } from './kibana_version';
import { buildManifest, parseBaseManifest } from './manifest';

const base = parseBaseManifest(readFileSync('kibana.json', 'utf8'));
const keysFor = (kibana: string) =>
  Object.keys(buildManifest(base, '1.2.3', parseKibanaVersion(kibana)));

/** All that 7.10 knows; any other key is fatal there. */
const KNOWN_TO_7_10 = new Set(
  `id kibanaVersion version configPath requiredPlugins optionalPlugins requiredBundles ui server
   extraPublicDirs`.split(/\s+/)
);

describe('buildManifest', () => {
  it.each(['7.10.0', '7.10.2', '7.12.1', '7.15.2'])(
    '%s gets only keys that 7.10 knows',
    (kibana) => {
      expect(keysFor(kibana).filter((key) => !KNOWN_TO_7_10.has(key))).toEqual([]);
    }
  );

  it.each(['7.16.0', '7.17.28', '8.12.2', '9.1.0'])('%s gets an owner besides', (kibana) => {
    expect(keysFor(kibana).filter((key) => !KNOWN_TO_7_10.has(key))).toEqual(['owner']);
  });

  it('names plugin and Kibana to the patch', () => {
    expect(buildManifest(base, '1.2.3', parseKibanaVersion('8.19.2'))).toMatchObject({
      id: 'attackCoverage',
      version: '1.2.3',
      kibanaVersion: '8.19.2',
      owner: { name: expect.any(String) },
    });
  });

  it('refuses a key in kibana.json that some Kibana does not know', () => {
    expect(() => parseBaseManifest(JSON.stringify({ ...base, description: 'x' }))).toThrow();
  });
});
