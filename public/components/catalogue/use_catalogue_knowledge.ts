import { useQuery } from '@tanstack/react-query';
import { catalogueKnowledgeEndpoint } from '../../../common/http/knowledge';
import type { ViewFilter } from '../../../common/http/view_filter';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/**
 * Software, groups and data components of a release, with their techniques.
 *
 * @param wanted - false until somebody searches or filters: the matrix is painted without
 */
export function useCatalogueKnowledge(
  { domain, version }: Pick<ViewFilter, 'domain' | 'version'>,
  wanted: boolean
) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.knowledge(domain, version),
    queryFn: ({ signal }) =>
      api(catalogueKnowledgeEndpoint, {
        params: { domain, version: version ?? 'current' },
        signal,
      }),
    enabled: wanted,
    staleTime: Infinity,
  });
}
