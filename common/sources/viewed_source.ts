import type { Suppression } from '../http/suppressions';
import type { Source } from './source';

/** A suppression as one source can tell it. */
export interface ToldSuppression {
  readonly suppression: Suppression;
  /** Selects its events, as a query clause. */
  readonly clause: object;
}

/** What a view takes from a source; nothing of it is stored or sent by a caller. */
export interface SourceView {
  /** Suppressions that apply. */
  readonly suppressions: readonly ToldSuppression[];
  /** Query clauses of the events that do not count. Empty keeps a search as it is: the fast way. */
  readonly left_out: readonly object[];
  /** Ids of suppressions that cannot be told here, for want of a field. */
  readonly not_told: readonly string[];
  /** Query clauses that events have to pass beside those of the filter. */
  readonly only: readonly object[];
  /** Why the view's filter cannot be told here, so that its events are unknown, not none; null where it can. */
  readonly unknown: string | null;
  /** Why suppressions are not known, so that too much is counted; null where they are. */
  readonly problem: string | null;
}

/**
 * A source as one view sees it. Slices hand it on as they got it: what every search about its events needs is read from
 * it where the search's clauses are made.
 */
export interface ViewedSource extends Source {
  readonly view?: SourceView;
}

/** A view that takes nothing away. */
export const WHOLE_VIEW: SourceView = {
  suppressions: [],
  left_out: [],
  not_told: [],
  only: [],
  unknown: null,
  problem: null,
};

/** The same source, seen with less or more. */
export const withView = (source: ViewedSource, changes: Partial<SourceView>): ViewedSource => ({
  ...source,
  view: { ...(source.view ?? WHOLE_VIEW), ...changes },
});

/**
 * A source that cannot tell hosts cannot tell the events of the chosen ones either: they are unknown, not none.
 *
 * @param hosts - the chosen ones; empty for all
 */
export function seenByHosts(source: ViewedSource, hosts: readonly string[]): ViewedSource {
  if (hosts.length === 0 || source.fields.host !== null) return source;
  return withView(source, {
    unknown: 'It has no field for the host, so its events of the chosen hosts are not known.',
  });
}
