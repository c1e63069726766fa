import { DOMAINS } from '../../common/attack/catalogue';
import { CoverageError } from '../../common/errors';
import type { CatalogueEntry, CataloguesResponse } from '../../common/http/catalogue';
import type { UploadedCatalogue } from '../../common/http/catalogue_uploads';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { Stored } from '../platform/state';
import type { BuiltinCatalogues } from './catalogue_store';
import { type CatalogueState, DEFAULT_SETTINGS, readSettings } from './catalogue_state';
import { compareVersions, newest } from './versions';

type Listed = Pick<CataloguesResponse, 'catalogues' | 'settings' | 'problems'>;

/** Releases on offer to the calling user, newest first; where our state is closed to them, what is built in. */
export async function listCatalogues(
  builtin: BuiltinCatalogues,
  state: CatalogueState,
  elasticsearch: Elasticsearch
): Promise<Listed> {
  const [uploaded, settings] = await Promise.all([
    readOrExplain(state.uploaded.list(elasticsearch), { entries: [], unreadable: [] }),
    readOrExplain(readSettings(state, elasticsearch), { value: DEFAULT_SETTINGS, stored: null }),
  ]);
  const { value, stored } = settings.value;
  const { entries, unreadable } = uploaded.value;
  const problems = [
    uploaded.problem,
    settings.problem,
    ...unreadable.map(({ message }) => message),
  ];
  const catalogues: CatalogueEntry[] = [];
  for (const domain of DOMAINS) {
    const own = entries.filter(({ payload }) => payload.domain === domain);
    const built = builtin.list().filter((key) => key.domain === domain);
    const inUse = value.in_use[domain] ?? newest(built)?.version;
    const covered = new Set(own.map(({ payload }) => payload.version));
    const offered: CatalogueEntry[] = [
      ...own.map((entry) => uploadedEntry(entry, value.in_use[domain])),
      ...built.map(({ version }) => ({
        domain,
        version,
        origin: 'built_in' as const,
        // An uploaded one of the same version is used instead, once it was chosen.
        in_use: version === inUse && !(value.in_use[domain] === version && covered.has(version)),
        uploaded: null,
      })),
    ];
    catalogues.push(...offered.sort((a, b) => compareVersions(b.version ?? '', a.version ?? '')));
  }
  return {
    catalogues,
    settings: { value, version: stored?.version ?? null },
    problems: [...new Set(problems.filter((problem): problem is string => problem !== null))],
  };
}

const uploadedEntry = (
  { payload, version, updated_at, updated_by }: Stored<UploadedCatalogue>,
  inUse: string | null
): CatalogueEntry => ({
  domain: payload.domain,
  version: payload.version,
  origin: 'uploaded',
  in_use: payload.version === inUse,
  uploaded: {
    file_name: payload.file_name,
    techniques: payload.techniques,
    sub_techniques: payload.sub_techniques,
    descriptions: payload.descriptions,
    version,
    at: updated_at,
    by: updated_by,
  },
});

async function readOrExplain<Value>(
  reading: Promise<Value>,
  otherwise: Value
): Promise<{ readonly value: Value; readonly problem: string | null }> {
  try {
    return { value: await reading, problem: null };
  } catch (error) {
    if (error instanceof CoverageError && ['forbidden', 'unsupported'].includes(error.code)) {
      return { value: otherwise, problem: error.message };
    }
    throw error;
  }
}
