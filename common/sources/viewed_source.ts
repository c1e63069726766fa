import type { TechniqueId } from '../attack/ids';
import type { Source } from './source';

/** Events of which only the tags of some techniques are left out. */
export interface LimitedLeftOut {
  /** Selects the events, as a query clause. */
  readonly clause: object;
  readonly techniques: readonly TechniqueId[];
}

/** What a view takes from a source; nothing of it is stored or sent by a caller. */
export interface SourceView {
  /** Query clauses of the events that do not count. Empty keeps a search as it is: the fast way. */
  readonly left_out: readonly object[];
  /** Events of which only some techniques do not count. */
  readonly limited: readonly LimitedLeftOut[];
  /** Ids of suppressions that cannot be told here, for want of a field. */
  readonly not_told: readonly string[];
  /** Why the suppressions are not known, so that nothing is left out; null where they are. */
  readonly problem: string | null;
}

/**
 * A source as one view sees it. Slices hand it on as they got it: what every search about its events needs is read from
 * it where the search's clauses are made.
 */
export interface ViewedSource extends Source {
  readonly view?: SourceView;
}
