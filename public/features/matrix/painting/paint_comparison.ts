import type { StoredOverlay } from '../../../../common/http/overlays';
import { formatCompact, formatCount } from '../../../platform/format';
import { type CellPaint, type LegendEntry, UNKNOWN } from './painting';

/**
 * A cell's tags beside what a layer marks.
 *
 * @param there - the technique, or one of its shown sub-techniques, in the layer; undefined where it is not marked
 */
export function paintComparison(
  tags: number,
  there: StoredOverlay['techniques'][number] | undefined,
  complete: boolean
): CellPaint {
  const score = there?.score ?? null;
  const layer =
    there === undefined
      ? 'not in the layer'
      : `in the layer${score === null ? '' : ` with score ${formatCount(score)}`}${there.comment === '' ? '' : ` (${there.comment})`}`;
  if (tags === 0 && !complete) return { ...UNKNOWN, words: `${UNKNOWN.words}; ${layer}` };
  const words = `${tags === 0 ? 'no tags' : `${formatCount(tags)} tags`}, ${layer}`;
  if (tags > 0) {
    return {
      paint: there === undefined ? 'only_here' : 'both',
      shown: formatCompact(tags),
      words,
      bar: null,
    };
  }
  return there === undefined
    ? { paint: 'none', shown: null, words, bar: null }
    : { paint: 'only_there', shown: score === null ? '•' : formatCompact(score), words, bar: null };
}

export const compareLegend = (): readonly LegendEntry[] => [
  { paint: 'both', text: 'tags, and in the layer' },
  { paint: 'only_here', text: 'tags alone' },
  { paint: 'only_there', text: 'in the layer alone' },
  { paint: 'none', text: 'neither' },
];
