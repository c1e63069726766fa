import { changeOf } from '../../../../common/coverage/change';
import { formatCount } from '../../../platform/format';
import { type CellPaint, type LegendEntry, UNKNOWN } from './painting';

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
  const paint = changeOf(now, before);
  const difference = now - before;
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const shown =
    paint === 'new' || paint === 'gone' ? paint : percent(sign, Math.abs(difference), before);
  const words = `${paint === 'same' ? 'about the same' : paint}: ${formatCount(now)} tags, ${formatCount(before)} in the period before`;
  return { paint, shown, words, bar: null };
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
