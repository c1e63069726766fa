import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { z } from 'zod';
import type { Question } from '../../../common/http/coverage';
import { sourcesEndpoint } from '../../../common/http/sources';
import { type ViewFilter, viewFilterSchema } from '../../../common/http/view_filter';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';
import { type UrlShape, urlShape } from './url_shape';

/** The view of a page: its ViewFilter and what the page itself has open, all in the address. */
export function usePageState<State extends object>(url: UrlShape<State>) {
  const history = useHistory();
  const { search } = useLocation();
  const { state, problems } = useMemo(() => url.read(search), [url, search]);
  const change = useCallback(
    (changes: Partial<State>, how: 'push' | 'replace' = 'push') => {
      // Read afresh: two changes in one tick must not undo each other.
      const next = { ...url.read(history.location.search).state, ...changes };
      history[how]({ ...history.location, search: url.print(next) });
    },
    [history, url]
  );
  return { state, problems, change };
}

/** A page's address: the ViewFilter and keys of its own. */
export const viewUrl = <Extra extends z.ZodRawShape>(extra: Extra) =>
  urlShape({ ...viewFilterSchema.shape, ...extra });

/** The ViewFilter within a page's state. */
export function filterOf(state: Readonly<Record<string, unknown>>): ViewFilter {
  const own: Record<string, unknown> = {};
  for (const key of Object.keys(viewFilterSchema.shape)) own[key] = state[key];
  return viewFilterSchema.parse(own);
}

/** Sources are looked for once per visit, for all pages. */
export function useFoundSources() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.sources(),
    queryFn: ({ signal }) => api(sourcesEndpoint, { signal }),
    staleTime: Infinity,
  });
}

/** The question of a view; null until the sources are known. */
export function useViewQuestion(filter: ViewFilter): {
  readonly question: Question | null;
  readonly sources: ReturnType<typeof useFoundSources>;
} {
  const sources = useFoundSources();
  const found = sources.data?.sources;
  const question = useMemo(
    () => (found === undefined ? null : { filter, sources: found.map(({ source }) => source) }),
    [filter, found]
  );
  return { question, sources };
}
