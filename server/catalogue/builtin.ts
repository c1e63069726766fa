import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { DOMAINS, type Catalogue } from '../../common/attack/catalogue';
import { unpackCatalogue } from '../../common/attack/compact/unpack';
import { CoverageError } from '../../common/errors';
import type { BuiltinCatalogues } from './catalogue_store';

type BuiltinKey = ReturnType<BuiltinCatalogues['list']>[number];

/**
 * Catalogues that come with the plugin: files `<domain>-<version>.json.gz` made by
 * `scripts/build_catalogue`. Each is read when it is first asked for (some 50 ms for enterprise),
 * then kept. `read` throws CoverageError `not_found` for a release that is not on offer.
 *
 * @param options.dataDir - the folder with the files
 */
export function createBuiltinCatalogues({
  dataDir,
}: {
  readonly dataDir: string;
}): BuiltinCatalogues {
  const read = new Map<string, Catalogue>();
  let keys: readonly BuiltinKey[] | null = null;
  const list = () => (keys = keys || listKeys(dataDir));
  return {
    list,
    read: (domain, version) => {
      const file = fileOf({ domain, version });
      const known = read.get(file);
      if (known) return known;
      if (!list().some((key) => fileOf(key) === file))
        throw new CoverageError('not_found', `ATT&CK ${domain} ${version} is not built in.`);
      const catalogue = readPacked(join(dataDir, file));
      read.set(file, catalogue);
      return catalogue;
    },
  };
}

const fileOf = ({ domain, version }: BuiltinKey): string => `${domain}-${version}.json.gz`;

function listKeys(dataDir: string): readonly BuiltinKey[] {
  const files = readdirSync(dataDir).sort();
  return DOMAINS.reduce<BuiltinKey[]>((keys, domain) => {
    for (const file of files) {
      const [, name, version] = /^([a-z]+)-(.+)\.json\.gz$/.exec(file) || [];
      if (name === domain && version !== undefined) keys.push({ domain, version });
    }
    return keys;
  }, []);
}

const readPacked = (path: string): Catalogue =>
  unpackCatalogue(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')));
