import type { StoredOverlay } from '../../../../common/http/overlays';
import { formatCompact, formatCount } from '../../../platform/format';
import { type CellPaint, type LegendEntry, UNKNOWN } from './painting';

type Mark = StoredOverlay['techniques'][number];

/** What one layer says of a technique, or of one of its shown sub-techniques. */
export interface LayerMark {
  readonly layer: string;
  /** Undefined where the layer does not mark it. */
  readonly mark: Mark | undefined;
}

/**
 * A cell's tags beside what layers mark.
 *
 * @param marks - of each layer that is compared with; with several, one that any of them marks is marked
 */
export function paintComparison(
  tags: number,
  marks: readonly LayerMark[],
  complete: boolean
): CellPaint {
  const words = inWords(marks);
  if (tags === 0 && !complete) return { ...UNKNOWN, words: `${UNKNOWN.words}; ${words}` };
  const marked = marks.filter(({ mark }) => mark !== undefined);
  const all = `${tags === 0 ? 'no tags' : `${formatCount(tags)} tags`}, ${words}`;
  if (tags > 0) {
    const paint = marked.length === 0 ? 'only_here' : 'both';
    return { paint, shown: formatCompact(tags), words: all, bar: null };
  }
  return marked.length === 0
    ? { paint: 'none', shown: null, words: all, bar: null }
    : { paint: 'only_there', shown: shownOf(marks, marked), words: all, bar: null };
}

/** Of one layer its score; of several, in how many of them. */
function shownOf(all: readonly LayerMark[], marked: readonly LayerMark[]): string {
  if (all.length > 1) return `${marked.length}/${all.length}`;
  const score = marked[0]?.mark?.score ?? null;
  return score === null ? '•' : formatCompact(score);
}

function inWords(marks: readonly LayerMark[]): string {
  const [only] = marks;
  if (marks.length === 1 && only !== undefined) {
    return only.mark === undefined ? 'not in the layer' : `in the layer${saidOf(only.mark)}`;
  }
  const marked = marks.flatMap(({ layer, mark }) =>
    mark === undefined ? [] : [`“${layer}”${saidOf(mark)}`]
  );
  return marked.length === 0 ? 'in none of the layers' : `in ${marked.join(', ')}`;
}

const saidOf = ({ score, comment }: Mark): string =>
  `${score === null ? '' : ` with score ${formatCount(score)}`}${comment === '' ? '' : ` (${comment})`}`;

/** @param layers - how many are compared with */
export const compareLegend = (layers: number): readonly LegendEntry[] => {
  const there = layers === 1 ? 'the layer' : 'a layer';
  return [
    { paint: 'both', text: `tags, and in ${there}` },
    { paint: 'only_here', text: 'tags alone' },
    { paint: 'only_there', text: `in ${there} alone` },
    { paint: 'none', text: 'neither' },
  ];
};
