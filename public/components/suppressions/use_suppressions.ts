import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import type { Question } from '../../../common/http/coverage';
import { suppressionEffectsEndpoint } from '../../../common/http/suppression_effects';
import {
  deleteSuppressionEndpoint,
  putSuppressionEndpoint,
  type StoredSuppression,
  type Suppression,
  suppressionsEndpoint,
} from '../../../common/http/suppressions';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';
import { filterOf, useViewQuestion, viewUrl } from '../view/use_view';

export function useSuppressions() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.suppressions(),
    queryFn: ({ signal }) => api(suppressionsEndpoint, { signal }),
  });
}

/** Every number depends on what is suppressed. */
function useRefreshAll() {
  const client = useQueryClient();
  return () => void client.invalidateQueries();
}

export function useSaveSuppression() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (change: { suppression: Suppression; expected: string | null }) =>
      api(putSuppressionEndpoint, { params: { id: change.suppression.id }, body: change }),
    onSuccess: refresh,
  });
}

export function useDeleteSuppression() {
  const { api } = useServices();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ suppression, version }: StoredSuppression) =>
      api(deleteSuppressionEndpoint, {
        params: { id: suppression.id },
        body: { expected: version },
      }),
    // Also after a conflict: what is shown is then what is there.
    onSettled: refresh,
  });
}

const ANY_VIEW = viewUrl({});

/** The question of whatever page is open: its view stands in the address; the last 30 days where it has none. */
export function usePageQuestion(): Question | null {
  const { search } = useLocation();
  const filter = useMemo(() => filterOf(ANY_VIEW.read(search).state), [search]);
  return useViewQuestion(filter).question;
}

/** @param draft - the one that is asked about; null for all that apply now, undefined while there is nothing to ask */
export function useSuppressionEffects(
  question: Question | null,
  draft: Suppression | null | undefined
) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.suppressionEffects(question, draft),
    queryFn: ({ signal }) =>
      api(suppressionEffectsEndpoint, { body: { ...question, draft }, signal }),
    enabled: question !== null && draft !== undefined,
    placeholderData: keepPreviousData,
  });
}
