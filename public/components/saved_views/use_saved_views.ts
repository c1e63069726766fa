import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  deleteSavedViewEndpoint,
  putDefaultViewEndpoint,
  putSavedViewEndpoint,
  type SavedView,
  savedViewsEndpoint,
  type StoredView,
} from '../../../common/http/saved_views';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Saved views of the space; asked for when somebody looks for them, or the app opens without a view. */
export function useSavedViews(wanted: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.savedViews(),
    queryFn: ({ signal }) => api(savedViewsEndpoint, { signal }),
    enabled: wanted,
    retry: false,
  });
}

export interface ViewChange {
  readonly id: string;
  readonly view: SavedView;
  readonly expected: string | null;
}

export function useViewChanges() {
  const { api } = useServices();
  const client = useQueryClient();
  // Also after a conflict: what is listed is then what is there.
  const onSettled = () => client.invalidateQueries({ queryKey: queryKeys.savedViews() });
  const save = useMutation({
    mutationFn: ({ id, view, expected }: ViewChange) =>
      api(putSavedViewEndpoint, { params: { id }, body: { view, expected } }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: StoredView) =>
      api(deleteSavedViewEndpoint, { params: { id }, body: { expected: version } }),
    onSettled,
  });
  const chooseDefault = useMutation({
    mutationFn: ({ id, expected }: { id: string | null; expected: string | null }) =>
      api(putDefaultViewEndpoint, { body: { default: { id }, expected } }),
    onSettled,
  });
  return { save, remove, chooseDefault };
}
