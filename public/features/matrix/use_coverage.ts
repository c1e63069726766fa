import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { matrixCatalogueEndpoint } from '../../../common/http/catalogue';
import { coverageEndpoint, type Question } from '../../../common/http/coverage';
import type { ViewFilter } from '../../../common/http/view_filter';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** A catalogue does not change while the page is open. */
export function useMatrixCatalogue({ domain, version }: Pick<ViewFilter, 'domain' | 'version'>) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.catalogue(domain, version),
    queryFn: ({ signal }) =>
      api(matrixCatalogueEndpoint, { params: { domain, version: version ?? 'current' }, signal }),
    staleTime: Infinity,
  });
}

/**
 * @param question - with absolute times, so that matrix, flyout and raw events ask about the same moment;
 *   null while the sources are not known
 */
export function useCoverage(question: Question | null) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.coverage(question),
    queryFn: ({ signal }) => api(coverageEndpoint, { body: question, signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
}
