import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CatalogueEntry, cataloguesEndpoint } from '../../../common/http/catalogue';
import {
  type CatalogueSettings,
  deleteCatalogueEndpoint,
  putCatalogueSettingsEndpoint,
} from '../../../common/http/catalogue_uploads';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Releases on offer, which are in use, and what may be done. */
export function useCatalogues() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.catalogues(),
    queryFn: ({ signal }) => api(cataloguesEndpoint, { signal }),
    staleTime: 0,
  });
}

/** After a change of catalogues every answer that was joined with one is out of date. */
function useRefreshAll() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export function useChangeSettings() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (change: { settings: CatalogueSettings; expected: string | null }) =>
      api(putCatalogueSettingsEndpoint, { body: change }),
    // Also after a conflict: what is shown is then what is there.
    onSettled: refresh,
  });
}

export function useDeleteCatalogue() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ domain, version, uploaded }: CatalogueEntry) =>
      api(deleteCatalogueEndpoint, {
        params: { domain, version: version ?? '' },
        body: { expected: uploaded?.version ?? '' },
      }),
    onSettled: refresh,
  });
}
