import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Question } from '../../../common/http/coverage';
import { tagHealthEndpoint } from '../../../common/http/tag_health';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** How well the events of a view are tagged, and what their rule names say beside techniques. */
export function useTagHealth(question: Question | null) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.tagHealth(question),
    queryFn: ({ signal }) => api(tagHealthEndpoint, { body: question, signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
}
