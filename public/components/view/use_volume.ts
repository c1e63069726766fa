import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Question } from '../../../common/http/coverage';
import { volumeEndpoint } from '../../../common/http/volume';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Tagged events by rule and host, asked for where they are shown. */
export function useVolume(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.volume(question),
    queryFn: ({ signal }) => api(volumeEndpoint, { body: question, signal }),
    enabled: wanted && question !== null,
    placeholderData: keepPreviousData,
  });
}
