import { type CatalogueIndex, indexCatalogue } from '../../common/attack/catalogue_index';
import type { Catalogue, Domain } from '../../common/attack/catalogue';
import { CoverageError } from '../../common/errors';

/** Catalogues that come with the plugin. */
export interface BuiltinCatalogues {
  list(): readonly { readonly domain: Domain; readonly version: string }[];
  read(domain: Domain, version: string): Catalogue;
}

export interface CatalogueStore {
  list(): readonly { domain: Domain; version: string | null; origin: 'built_in' }[];
  /**
   * @param key.version - null for the newest of the domain
   * @throws CoverageError `not_found`, naming the versions that there are
   */
  get(key: { domain: Domain; version: string | null }): Promise<CatalogueIndex>;
}

/** Built-in catalogues hold public facts alone, so one index serves every user. */
export function createCatalogueStore(builtin: BuiltinCatalogues): CatalogueStore {
  const indexes = new Map<string, CatalogueIndex>();
  return {
    list: () => builtin.list().map((key) => ({ ...key, origin: 'built_in' })),
    get: async ({ domain, version }) => {
      const offered = builtin.list().filter((key) => key.domain === domain);
      const found =
        version === null ? newest(offered) : offered.find((key) => key.version === version);
      if (found === undefined) {
        const versions = offered.map((key) => key.version).join(', ') || 'none';
        throw new CoverageError(
          'not_found',
          `There is no ATT&CK ${domain} ${version ?? ''}. On offer: ${versions}.`
        );
      }
      const key = `${domain} ${found.version}`;
      const index = indexes.get(key) ?? indexCatalogue(builtin.read(domain, found.version));
      indexes.set(key, index);
      return index;
    },
  };
}

const newest = <Key extends { readonly version: string }>(keys: readonly Key[]): Key | undefined =>
  [...keys].sort((a, b) => compareVersions(b.version, a.version))[0];

/** `9.0` before `18.1`: numbers, part by part. */
function compareVersions(a: string, b: string): number {
  const [as, bs] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let n = 0; n < Math.max(as.length, bs.length); n++) {
    const difference = (as[n] ?? 0) - (bs[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
