import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GapMapping } from '../../../common/gaps/mapping';
import {
  deleteGapMappingEndpoint,
  gapMappingEndpoint,
  putGapMappingEndpoint,
} from '../../../common/http/gap_mapping';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** What stands for data components in this space, as it is stored. */
export function useGapMapping() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.gapMapping(),
    queryFn: ({ signal }) => api(gapMappingEndpoint, { signal }),
  });
}

/** What arrives is counted anew after each change, here and in the matrix. */
export function useGapMappingChanges() {
  const { api } = useServices();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries();
  const save = useMutation({
    mutationFn: (change: { mapping: GapMapping; expected: string | null }) =>
      api(putGapMappingEndpoint, { body: change }),
    onSuccess,
  });
  const reset = useMutation({
    mutationFn: (expected: string) => api(deleteGapMappingEndpoint, { body: { expected } }),
    onSuccess,
  });
  return { save, reset };
}
