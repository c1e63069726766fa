import { gzipSync } from 'node:zlib';
import { packCatalogue } from '../../common/attack/compact/pack';
import { buildCatalogue } from '../../common/attack/stix/build_catalogue';
import { CoverageError } from '../../common/errors';
import type { Domain } from '../../common/attack/catalogue';

/** Bytes that a built-in file may have: 500 kB for all three domains. */
const SIZE_LIMIT: Readonly<Record<Domain, number>> = {
  enterprise: 300_000,
  mobile: 100_000,
  ics: 100_000,
};

export interface BuiltinFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The built-in file of an official bundle. The same bundle gives the same bytes, whatever the clock
 * and the operating system.
 *
 * @throws CoverageError `not_attack`, `unsupported`; `invalid_input` for a bundle that does not state
 *   its version; `too_large` where the file would exceed its limit
 */
export function buildBuiltinFile(bundle: unknown): BuiltinFile {
  const catalogue = buildCatalogue(bundle);
  const { domain, version } = catalogue;
  if (version === null)
    throw new CoverageError(
      'invalid_input',
      'The bundle does not state its version (x-mitre-collection): use the STIX 2.1 file.'
    );
  const bytes = gzipAnywhere(JSON.stringify(packCatalogue(catalogue)));
  if (bytes.length > SIZE_LIMIT[domain])
    throw new CoverageError(
      'too_large',
      `${domain} ${version} packs to ${bytes.length} bytes; the limit is ${SIZE_LIMIT[domain]}.`
    );
  return { name: `${domain}-${version}.json.gz`, bytes };
}

/** Node writes no time into a gzip header, but the operating system (byte 9): 255 says "unknown". */
function gzipAnywhere(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes;
}
