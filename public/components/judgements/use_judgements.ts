import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  deleteJudgementEndpoint,
  type Judgement,
  judgementsEndpoint,
  putJudgementEndpoint,
  type StoredJudgement,
} from '../../../common/http/gap_judgements';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** What people judged in this space. */
export function useJudgements() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.judgements(),
    queryFn: ({ signal }) => api(judgementsEndpoint, { signal }),
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
