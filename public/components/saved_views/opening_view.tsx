import { type ReactNode, useEffect, useState } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import { useSavedViews } from './use_saved_views';
import { placeOf } from './view_address';

/** A slow answer is not worth an empty page. */
const PATIENCE_MS = 1_500;

/** Where the app is opened without saying what it shall show, it shows the space's default view. */
export function OpeningView({ children }: { readonly children: ReactNode }) {
  const history = useHistory();
  const { pathname, search } = useLocation();
  const [waits, setWaits] = useState(
    () => search === '' && (pathname === '/' || pathname === '/matrix')
  );
  const { data, isError } = useSavedViews(waits);
  useEffect(() => {
    if (!waits) return;
    const view = data?.views.find(({ id }) => id === data.default.id)?.view;
    if (view !== undefined) history.replace(placeOf(view));
    if (data !== undefined || isError) return setWaits(false);
    const timer = setTimeout(() => setWaits(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waits, data, isError, history]);
  return waits ? null : children;
}
