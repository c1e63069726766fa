import { cataloguesEndpoint, matrixCatalogueEndpoint } from '../../common/http/catalogue';
import { implement } from '../platform/implement';
import type { CatalogueState } from './catalogue_state';
import type { BuiltinCatalogues, CatalogueStore } from './catalogue_store';
import type { ReleaseSource } from './download';
import { listCatalogues } from './list_catalogues';

/** ATT&CK releases on offer, as the calling user. */
export const cataloguesRoute = (
  builtin: BuiltinCatalogues,
  state: CatalogueState,
  releases: ReleaseSource
) =>
  implement(cataloguesEndpoint, async ({ elasticsearch }) => ({
    ...(await listCatalogues(builtin, state, elasticsearch)),
    download_addresses: {
      enterprise: releases.addressOf('enterprise'),
      mobile: releases.addressOf('mobile'),
      ics: releases.addressOf('ics'),
    },
  }));

/** What the matrix draws of one release. */
export const matrixCatalogueRoute = (catalogues: CatalogueStore) =>
  implement(matrixCatalogueEndpoint, async ({ elasticsearch, params }) => {
    const version = params.version === 'current' ? null : params.version;
    const { catalogue } = await catalogues.get({ domain: params.domain, version }, elasticsearch);
    const { domain, matrices, tactics, techniques, retired } = catalogue;
    return {
      domain,
      version: catalogue.version,
      matrices: matrices.map((matrix) => ({ ...matrix, tactic_ids: [...matrix.tactic_ids] })),
      tactics: [...tactics],
      techniques: techniques.map((technique) => ({
        ...technique,
        tactic_ids: [...technique.tactic_ids],
        platforms: [...technique.platforms],
      })),
      retired: [...retired],
    };
  });
