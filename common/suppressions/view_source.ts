import type { Suppression } from '../http/suppressions';
import type { Source } from '../sources/source';
import type { LimitedLeftOut, ViewedSource } from '../sources/viewed_source';
import { fieldOfSuppression, suppressionClauses } from './clauses';

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
  const told = active.filter((each) => fieldOfSuppression(each, source) !== null);
  const limited: LimitedLeftOut[] = [];
  for (const suppression of told) {
    const { techniques } = suppression;
    if (techniques === null) continue;
    for (const clause of suppressionClauses([suppression], source)) {
      limited.push({ clause, techniques });
    }
  }
  return {
    ...source,
    view: {
      left_out: suppressionClauses(
        told.filter(({ techniques }) => techniques === null),
        source
      ),
      limited,
      not_told: active.filter((each) => !told.includes(each)).map(({ id }) => id),
      problem,
    },
  };
}
