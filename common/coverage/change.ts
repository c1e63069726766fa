export type Change = 'new' | 'gone' | 'risen' | 'fallen' | 'same';

/** Less than a tenth more or less is no change: volumes are never the same twice. */
const SAME_SHARE = 0.1;

/**
 * What became of an amount since the period of the same length before.
 *
 * @param now - integer >= 0, as `before`; one of them is more
 */
export function changeOf(now: number, before: number): Change {
  if (before === 0) return 'new';
  if (now === 0) return 'gone';
  const share = (now - before) / before;
  if (Math.abs(share) < SAME_SHARE) return 'same';
  return share > 0 ? 'risen' : 'fallen';
}
