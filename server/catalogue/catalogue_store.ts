import type { Catalogue, Domain } from '../../common/attack/catalogue';
import { type CatalogueIndex, indexCatalogue } from '../../common/attack/catalogue_index';
import { CoverageError } from '../../common/errors';
import type { UploadedCatalogue } from '../../common/http/catalogue_uploads';
import type { Elasticsearch } from '../platform/elasticsearch';
import { DEFAULT_SPACE } from '../platform/space';
import type { Stored } from '../platform/state';
import { catalogueName, type CatalogueState, readSettings } from './catalogue_state';
import { createRecent } from './recent';
import { parseCatalogue, parseDescriptions, readText } from './read_uploaded';
import { compareVersions, newest } from './versions';

/** Catalogues that come with the plugin. */
export interface BuiltinCatalogues {
  list(): readonly { readonly domain: Domain; readonly version: string }[];
  read(domain: Domain, version: string): Catalogue;
}

export interface CatalogueKey {
  readonly domain: Domain;
  /** Null for the one in use. */
  readonly version: string | null;
}

export interface CatalogueStore {
  /**
   * @param elasticsearch - the calling user, whose uploaded catalogues and whose space's choice count; null where
   *   only what is built in is wanted
   * @throws CoverageError `not_found`, naming the versions that there are
   */
  get(key: CatalogueKey, elasticsearch: Elasticsearch | null): Promise<CatalogueIndex>;
  /** ATT&CK's own texts by id; empty for what is built in. */
  descriptions(key: CatalogueKey, elasticsearch: Elasticsearch): Promise<Catalogue['descriptions']>;
}

/** Indexes and texts kept in memory: about 5 MB each. */
const KEPT = 6;

/**
 * Built-in catalogues hold public facts, so one index serves every user. Of an uploaded one the header is read as the
 * calling user each time; only who may read it gets what is kept in memory of it.
 */
export function createCatalogueStore(
  builtin: BuiltinCatalogues,
  state: CatalogueState | null = null
): CatalogueStore {
  const builtinIndexes = new Map<string, CatalogueIndex>();
  const uploadedIndexes = createRecent<CatalogueIndex>(KEPT);
  const texts = createRecent<Catalogue['descriptions']>(KEPT);

  const builtinIndex = (domain: Domain, version: string): CatalogueIndex => {
    const key = `${domain} ${version}`;
    const index = builtinIndexes.get(key) ?? indexCatalogue(builtin.read(domain, version));
    builtinIndexes.set(key, index);
    return index;
  };
  const builtinOf = (domain: Domain) => builtin.list().filter((key) => key.domain === domain);

  /** The stored catalogue that a key means; null where a built-in one is meant. */
  const findUploaded = async (
    { domain, version }: CatalogueKey,
    elasticsearch: Elasticsearch
  ): Promise<Found> => {
    if (state === null) return { version, header: null };
    const chosen = version ?? (await chosenVersion(state, elasticsearch, domain));
    // What is uploaded wins: it holds the texts as well.
    const header =
      chosen === null
        ? null
        : await readable(
            state.uploaded.read(elasticsearch, catalogueName({ domain, version: chosen }))
          );
    return { version: chosen, header };
  };

  return {
    get: async (key, elasticsearch) => {
      const { domain } = key;
      const { version, header }: Found =
        elasticsearch === null
          ? { version: key.version, header: null }
          : await findUploaded(key, elasticsearch);
      if (header !== null && state !== null && elasticsearch !== null) {
        return uploadedIndexes(cacheKey(header, elasticsearch), async () =>
          indexCatalogue(
            parseCatalogue(await readText(state.parts, elasticsearch, header.payload, 'catalogue'))
          )
        );
      }
      const offered = builtinOf(domain);
      const found =
        version === null ? newest(offered) : offered.find((one) => one.version === version);
      if (found) return builtinIndex(domain, found.version);
      const uploaded =
        state && elasticsearch ? await uploadedVersions(state, elasticsearch, domain) : [];
      throw notOnOffer(key, version, [...offered.map((one) => one.version), ...uploaded]);
    },

    descriptions: async (key, elasticsearch) => {
      const { header } = await findUploaded(key, elasticsearch);
      if (header === null || state === null) return {};
      return texts(cacheKey(header, elasticsearch), async () =>
        header.payload.parts.descriptions === 0
          ? {}
          : parseDescriptions(
              await readText(state.parts, elasticsearch, header.payload, 'descriptions')
            )
      );
    },
  };
}

interface Found {
  readonly version: string | null;
  readonly header: Stored<UploadedCatalogue> | null;
}

const cacheKey = (
  { name, version, payload }: Stored<UploadedCatalogue>,
  { space }: Elasticsearch
) => [space ?? DEFAULT_SPACE, name, version, payload.content_hash].join(' ');

/** Who may not read our state gets what is built in; the list of catalogues says so. */
async function readable<Value>(reading: Promise<Value | null>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'forbidden') return null;
    throw error;
  }
}

async function chosenVersion(
  state: CatalogueState,
  elasticsearch: Elasticsearch,
  domain: Domain
): Promise<string | null> {
  const settings = await readable(readSettings(state, elasticsearch));
  return settings?.value.in_use[domain] ?? null;
}

async function uploadedVersions(
  state: CatalogueState,
  elasticsearch: Elasticsearch,
  domain: Domain
): Promise<readonly string[]> {
  const list = await readable(state.uploaded.list(elasticsearch));
  return (list?.entries ?? [])
    .filter(({ payload }) => payload.domain === domain)
    .map(({ payload }) => payload.version);
}

function notOnOffer(
  { domain, version: asked }: CatalogueKey,
  version: string | null,
  offered: readonly string[]
): CoverageError {
  const versions = [...new Set(offered)].sort(compareVersions).join(', ') || 'none';
  const inUse = asked === null && version !== null;
  return new CoverageError(
    'not_found',
    inUse
      ? `ATT&CK ${domain} ${version} is in use here, but it was deleted or you may not read it. Choose another under Settings. On offer: ${versions}.`
      : `There is no ATT&CK ${domain} ${version ?? ''}. On offer: ${versions}.`
  );
}
