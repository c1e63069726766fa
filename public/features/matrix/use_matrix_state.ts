import { useCallback, useMemo } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import { type ViewFilter, viewFilterSchema } from '../../../common/http/view_filter';
import { parseUrl, printUrl, type UrlState } from '../../platform/url_state';

export interface MatrixState {
  readonly state: UrlState;
  /** The part of it that the server is asked with. */
  readonly filter: ViewFilter;
  readonly problems: readonly string[];
  /** Writes to the address; `replace` for changes that Back should not step through. */
  readonly change: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
}

/** The matrix keeps no state of its own: what it shows stands in the address. */
export function useMatrixState(): MatrixState {
  const history = useHistory();
  const { search } = useLocation();
  const { state, problems } = useMemo(() => parseUrl(search), [search]);
  const filter = useMemo(() => toFilter(state), [state]);
  const change = useCallback(
    (changes: Partial<UrlState>, how: 'push' | 'replace' = 'push') => {
      // Read afresh: two changes in one tick must not undo each other.
      const next = { ...parseUrl(history.location.search).state, ...changes };
      history[how]({ ...history.location, search: printUrl(next) });
    },
    [history]
  );
  return { state, filter, problems, change };
}

const toFilter = (state: UrlState): ViewFilter => {
  const keys = Object.keys(viewFilterSchema.shape) as (keyof ViewFilter)[];
  return viewFilterSchema.parse(Object.fromEntries(keys.map((key) => [key, state[key]])));
};
