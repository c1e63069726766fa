import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  deleteSourceEndpoint,
  type FoundSource,
  putSourceChoiceEndpoint,
  putSourceEndpoint,
  type SourceChoice,
  sourceFieldsEndpoint,
  sourcesEndpoint,
  testSourceEndpoint,
} from '../../../common/http/sources';
import type { Source } from '../../../common/sources/source';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Saved and found sources; the same answer that the other pages count with. */
export function useSourceSettings() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.sources(),
    queryFn: ({ signal }) => api(sourcesEndpoint, { signal }),
  });
}

/** Every number depends on the sources. Also after a conflict: what is shown is then what is there. */
function useRefreshAll() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export function useSaveSource() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ source, expected }: { source: Source; expected: string | null }) =>
      api(putSourceEndpoint, { params: { id: source.id }, body: { source, expected } }),
    onSuccess: refresh,
  });
}

export function useDeleteSource() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ source, saved }: FoundSource) =>
      api(deleteSourceEndpoint, {
        params: { id: source.id },
        body: { expected: saved?.version ?? '' },
      }),
    onSettled: refresh,
  });
}

export function useChangeChoice() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (change: { choice: SourceChoice; expected: string | null }) =>
      api(putSourceChoiceEndpoint, { body: change }),
    onSettled: refresh,
  });
}

export function useTestSource() {
  const { api } = useServices();
  return useMutation({
    mutationFn: (source: Source) => api(testSourceEndpoint, { body: { source } }),
  });
}

/** @param index_pattern - null while it is no valid one */
export function useSourceFields(index_pattern: string | null) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.sourceFields(index_pattern),
    queryFn: ({ signal }) => api(sourceFieldsEndpoint, { body: { index_pattern }, signal }),
    enabled: index_pattern !== null,
  });
}
