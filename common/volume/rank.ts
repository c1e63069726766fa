import { type Change, changeOf } from '../coverage/change';

/** What contributes, now and in the period of the same length before. */
export interface Contribution {
  readonly key: string;
  readonly label: string;
  /** Integers >= 0; `before` is null where the period before is not known. */
  readonly now: number;
  readonly before: number | null;
}

export interface Ranked extends Contribution {
  /** From 1; equal amounts keep their order by label. */
  readonly rank: number;
  /** Fraction 0–1 of all, and of all down to this row. */
  readonly share: number;
  readonly running: number;
  readonly change: Change | 'unknown';
  /** Few enough to be looked at one by one. */
  readonly rare: boolean;
}

/** Below it, something is called rare. */
const RARE = 10;

/**
 * Contributions in the order of their size, with share and running total. What is gone stands at the end, with nothing.
 *
 * @returns shares of 0 where nothing contributes at all
 */
export function rankContributions(contributions: readonly Contribution[]): readonly Ranked[] {
  const total = contributions.reduce((sum, { now }) => sum + now, 0);
  const sorted = [...contributions]
    .filter(({ now, before }) => now > 0 || (before ?? 0) > 0)
    .sort(
      (a, b) => b.now - a.now || (b.before ?? 0) - (a.before ?? 0) || compare(a.label, b.label)
    );
  let sum = 0;
  return sorted.map((contribution, n) => {
    sum += contribution.now;
    return {
      ...contribution,
      rank: n + 1,
      share: total === 0 ? 0 : contribution.now / total,
      running: total === 0 ? 0 : sum / total,
      change:
        contribution.before === null ? 'unknown' : changeOf(contribution.now, contribution.before),
      rare: contribution.now > 0 && contribution.now < RARE,
    };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
