import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Question } from '../../../common/http/coverage';
import { volumeEndpoint } from '../../../common/http/volume';
import { periodBefore } from '../../components/view/use_coverage';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** Tagged events by rule and host, now and in the period before; asked for where they are shown. */
export function useVolume(question: Question | null, wanted: boolean) {
  const earlier = useMemo(() => (question === null ? null : periodBefore(question)), [question]);
  return { now: useOne(question, wanted), before: useOne(earlier, wanted) };
}

function useOne(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.volume(question),
    queryFn: ({ signal }) => api(volumeEndpoint, { body: question, signal }),
    enabled: wanted && question !== null,
    placeholderData: keepPreviousData,
  });
}
