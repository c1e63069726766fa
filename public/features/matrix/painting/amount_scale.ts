import { TAG_STEPS } from '../../../../common/coverage/bands';
import type { AmountScale } from '../../../../common/coverage/metrics';

/** Levels of colour beside nothing. */
export const LEVELS = 6;

/**
 * Where each level of an amount begins: ascending whole numbers, half-open, at most six, the first 1. Tags on the log scale
 * have one step per power of ten, so that pictures of different days can be compared; other amounts get steps of one
 * ratio up to the largest, linear ones steps of one width.
 *
 * @param most - the largest amount there is, integer >= 0
 */
export function amountSteps(
  kind: AmountScale,
  most: number,
  powersOfTen: boolean
): readonly number[] {
  if (kind === 'log' && powersOfTen) return TAG_STEPS;
  if (most <= LEVELS) return Array.from({ length: Math.max(1, most) }, (_, n) => n + 1);
  const steps = new Set<number>();
  for (let level = 0; level < LEVELS; level++) {
    const share = level / LEVELS;
    steps.add(kind === 'log' ? Math.round(most ** share) : Math.max(1, Math.ceil(most * share)));
  }
  return [...steps].sort((a, b) => a - b);
}

/** @returns 0 for nothing, else the level, 1 to 6 */
export function levelOf(amount: number, steps: readonly number[]): number {
  let level = 0;
  for (const from of steps) if (amount >= from) level++;
  return level;
}
