import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Question } from '../../../common/http/coverage';
import { gapHostsEndpoint } from '../../../common/http/gap_hosts';
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

/** Hosts with the Sysmon event ids that each sends, page by page; asked for where they are shown. */
export function useGapHosts(question: Question | null) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: queryKeys.gapHosts(question),
    queryFn: ({ pageParam, signal }) =>
      api(gapHostsEndpoint, { body: { ...question, after: pageParam }, signal }),
    enabled: question !== null,
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  });
}
