import type { Suppression } from '../http/suppressions';
import type { Source } from '../sources/source';
import { type ToldSuppression, type ViewedSource, withView } from '../sources/viewed_source';
import { suppressionClause, suppressionClauses } from './clauses';

/** Suppressions as a view has to heed them. */
export interface HeededSuppressions {
  /** Those that apply now. */
  readonly active: readonly Suppression[];
  /** Why they are not known; null where they are. */
  readonly problem: string | null;
}

/** Nothing is left out, because the view says so. */
export const NOTHING_SUPPRESSED: HeededSuppressions = { active: [], problem: null };

/** Whether a suppression applies at a time (milliseconds since 1970). */
export const isActive = ({ expires_at }: Pick<Suppression, 'expires_at'>, now: number): boolean =>
  expires_at === null || Date.parse(expires_at) > now;

/** A source as a view with these suppressions sees it. */
export function viewSource(source: Source, { active, problem }: HeededSuppressions): ViewedSource {
  const suppressions: ToldSuppression[] = [];
  const not_told: string[] = [];
  for (const suppression of active) {
    const clause = suppressionClause(suppression, source);
    if (clause === null) not_told.push(suppression.id);
    else suppressions.push({ suppression, clause });
  }
  const whole = active.filter(({ techniques }) => techniques === null);
  const left_out = suppressionClauses(whole, source);
  return withView(source, { suppressions, left_out, not_told, problem });
}
