import { useQuery } from '@tanstack/react-query';
import { gapsEndpoint } from '../../../../common/http/gaps';
import { viewFilterSchema } from '../../../../common/http/view_filter';
import { queryKeys } from '../../../platform/query_keys';
import { useServices } from '../../../platform/services';

/** What arrived of any log in the last 30 days, on Windows. */
export function useSeenData(isAsked: boolean) {
  const { api } = useServices();
  const asked = {
    filter: viewFilterSchema.parse({ from: 'now-30d', to: 'now', platform: 'Windows' }),
  };
  return useQuery({
    queryKey: queryKeys.gaps(asked),
    queryFn: ({ signal }) => api(gapsEndpoint, { body: asked, signal }),
    enabled: isAsked,
    staleTime: 60_000,
  });
}
