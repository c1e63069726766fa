import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { linksEndpoint, putLinksEndpoint } from '../../../common/http/links';
import type { LinkTemplates } from '../../../common/links/link_template';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Links from a technique to elsewhere, as this space has them. */
export function useLinks() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.links(),
    queryFn: ({ signal }) => api(linksEndpoint, { signal }),
    staleTime: 60_000,
  });
}

export function useSaveLinks() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { links: LinkTemplates; expected: string | null }) =>
      api(putLinksEndpoint, { body: change }),
    onSuccess: (stored) => client.setQueryData(queryKeys.links(), stored),
  });
}
