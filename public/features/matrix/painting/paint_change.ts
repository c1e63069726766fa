import { formatCount } from '../../../platform/format';
import { type CellPaint, type LegendEntry, type Paint, UNKNOWN } from './painting';

/** Less than a tenth more or less is no change: volumes are never the same twice. */
const SAME_SHARE = 0.1;

/**
 * Tags of a cell against the period of the same length before.
 *
 * @param complete - false where a search of either period failed: a missing number is then unknown
 */
export function paintChange(now: number, before: number, complete: boolean): CellPaint {
  if (now === 0 && before === 0) {
    return complete
      ? { paint: 'none', shown: null, words: 'no tags in either period', bar: null }
      : UNKNOWN;
  }
  if (!complete && (now === 0 || before === 0)) return UNKNOWN;
  const paint = directionOf(now, before);
  const difference = now - before;
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const shown =
    paint === 'new' || paint === 'gone' ? paint : percent(sign, Math.abs(difference), before);
  const words = `${paint === 'same' ? 'about the same' : paint}: ${formatCount(now)} tags, ${formatCount(before)} in the period before`;
  return { paint, shown, words, bar: null };
}

function directionOf(now: number, before: number): Paint {
  if (before === 0) return 'new';
  if (now === 0) return 'gone';
  const share = (now - before) / before;
  if (Math.abs(share) < SAME_SHARE) return 'same';
  return share > 0 ? 'risen' : 'fallen';
}

function percent(sign: string, difference: number, before: number): string {
  const value = Math.round((100 * difference) / before);
  return value > 999 ? `>${sign}999%` : `${sign}${value}%`;
}

export const changeLegend = (): readonly LegendEntry[] => [
  { paint: 'new', text: 'new' },
  { paint: 'risen', text: 'risen by a tenth or more' },
  { paint: 'same', text: 'about the same' },
  { paint: 'fallen', text: 'fallen by a tenth or more' },
  { paint: 'gone', text: 'gone' },
  { paint: 'none', text: 'in neither' },
];
