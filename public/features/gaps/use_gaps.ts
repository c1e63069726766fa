import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Question } from '../../../common/http/coverage';
import {
  deleteJudgementEndpoint,
  type Judgement,
  putJudgementEndpoint,
  type StoredJudgement,
} from '../../../common/http/gap_judgements';
import { gapsEndpoint } from '../../../common/http/gaps';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Data components against what arrives, for the techniques of a platform. */
export function useGaps(question: Question | null, platform: string) {
  const { api } = useServices();
  const asked = useMemo(
    () => question && { ...question, filter: { ...question.filter, platform } },
    [question, platform]
  );
  return useQuery({
    queryKey: queryKeys.gaps(asked),
    queryFn: ({ signal }) => api(gapsEndpoint, { body: asked, signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
}

/** A judgement counts in the facts of the matrix, too. */
export function useJudgementChanges() {
  const { api } = useServices();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries();
  const save = useMutation({
    mutationFn: (change: { judgement: Judgement; expected: string | null }) =>
      api(putJudgementEndpoint, { body: change }),
    onSuccess: onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ judgement, version }: StoredJudgement) =>
      api(deleteJudgementEndpoint, { body: { subject: judgement.subject, expected: version } }),
    onSettled,
  });
  return { save, remove };
}
