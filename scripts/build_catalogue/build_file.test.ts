import { gunzipSync } from 'node:zlib';
import { unpackCatalogue } from '../../common/attack/compact/unpack';
import { buildCatalogue } from '../../common/attack/stix/build_catalogue';
import { aCollection, aTechnique, anEnterpriseBundle } from '../../test/builders/stix';
import { buildBuiltinFile } from './build_file';

const bundle = anEnterpriseBundle(aCollection('18.1'), aTechnique('T1059'));

it('packs a bundle under the name of its release', () => {
  const { name, bytes } = buildBuiltinFile(bundle);
  expect(name).toBe('enterprise-18.1.json.gz');
  expect(unpackCatalogue(JSON.parse(gunzipSync(bytes).toString()))).toEqual(buildCatalogue(bundle));
});

it('writes neither time nor operating system into the file', () => {
  const { bytes } = buildBuiltinFile(bundle);
  expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  expect(bytes[9]).toBe(255);
});

it('refuses a bundle without a version, and one that packs too large', () => {
  expect(() => buildBuiltinFile(anEnterpriseBundle(aTechnique('T1059')))).toThrow(
    'does not state its version'
  );
  const names = Array.from({ length: 9_000 }, (_, n) =>
    aTechnique(`T${1000 + n}`, { name: randomText(n) })
  );
  expect(() => buildBuiltinFile(anEnterpriseBundle(aCollection('1.0'), ...names))).toThrow(
    'the limit is 300000'
  );
});

/** Text that does not compress; the same for the same seed. */
function randomText(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 60 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
}
