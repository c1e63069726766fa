import { cataloguesEndpoint, matrixCatalogueEndpoint } from '../../common/http/catalogue';
import { implement } from '../platform/implement';
import type { CatalogueStore } from './catalogue_store';

/** ATT&CK releases on offer. */
export const cataloguesRoute = (catalogues: CatalogueStore) =>
  implement(cataloguesEndpoint, async () => ({ catalogues: [...catalogues.list()] }));

/** What the matrix draws of one release. */
export const matrixCatalogueRoute = (catalogues: CatalogueStore) =>
  implement(matrixCatalogueEndpoint, async ({ params }) => {
    const version = params.version === 'current' ? null : params.version;
    const { catalogue } = await catalogues.get({ domain: params.domain, version });
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
