import type { SavedView } from '../../../common/http/saved_views';
import { type ViewFilter, viewFilterSchema } from '../../../common/http/view_filter';
import { filterOf, viewUrl } from '../view/use_view';

const ANY_VIEW = viewUrl({});
const FILTER_KEYS = Object.keys(viewFilterSchema.shape);
/** What is open for a moment is no part of a view. */
const PASSING = ['technique', 'tab', 'row', 'edit'];

export interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** What of an address is worth keeping: its ViewFilter, and how the page shows it. */
export function viewAt({ pathname, search }: Place): Pick<SavedView, 'path' | 'filter' | 'look'> {
  const look = new URLSearchParams(search);
  for (const key of [...FILTER_KEYS, ...PASSING]) look.delete(key);
  look.sort();
  return { path: pathname, filter: filterOf(ANY_VIEW.read(search).state), look: look.toString() };
}

/** Where a view is opened. */
export function placeOf({
  path,
  filter,
  look,
}: Pick<SavedView, 'path' | 'filter' | 'look'>): Place {
  const parts = [ANY_VIEW.print(filter), look].filter((part) => part !== '');
  return { pathname: path, search: parts.length === 0 ? '' : `?${parts.join('&')}` };
}

/** Whether two show the same, whatever they are called. */
export function showSame(
  a: Pick<SavedView, 'path' | 'filter' | 'look'>,
  b: Pick<SavedView, 'path' | 'filter' | 'look'>
): boolean {
  const text = ({ path, filter, look }: typeof a) =>
    JSON.stringify([path, inOrder(filter), [...new URLSearchParams(look)].sort()]);
  return text(a) === text(b);
}

const inOrder = (filter: ViewFilter) => Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
