import { memo } from 'react';
import { bandOf, TAG_BANDS } from '../../../common/coverage/bands';
import type { CellView } from '../../../common/coverage/matrix_view';
import { formatCompact, formatCount, plural } from '../../platform/format';
import { withSoftHyphens } from './soft_hyphens';

export interface TechniqueCellProps {
  readonly cell: CellView;
  /** False where a search failed: no tags is then unknown, and a number is a lower bound. */
  readonly complete: boolean;
  /** False while counts are loading. */
  readonly counted: boolean;
  /** Null when nothing is searched for. */
  readonly found: boolean | null;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

/** One cell. A plain button and memoised: hundreds are on screen, a filter changes few. */
export const TechniqueCell = memo<TechniqueCellProps>(
  ({ cell, complete, counted, found, open, onOpen }) => {
    const { id, name } = cell.technique;
    const band = counted ? bandOf(cell.tags, complete) : 'none';
    const words = describe(cell, complete, counted);
    return (
      <button
        type="button"
        tabIndex={-1}
        className={`attackMatrix__cell attackMatrix__cell--${band}${found === null ? '' : ` attackMatrix__cell--${found ? 'found' : 'dimmed'}`}`}
        aria-current={open ? 'true' : undefined}
        title={`${id} ${name}\n${words}`}
        data-test-subj={`techniqueCell-${id}`}
        data-cell={id}
        onClick={() => onOpen(id)}
      >
        <span className="attackMatrix__spoken">{id} </span>
        {withSoftHyphens(name)}
        {band !== 'none' && (
          <span className="attackMatrix__count" aria-hidden="true">
            {band === 'unknown' ? '?' : formatCompact(cell.tags)}
          </span>
        )}
        <span className="attackMatrix__spoken">: {words}</span>
      </button>
    );
  }
);
TechniqueCell.displayName = 'TechniqueCell';

/** What the colour says, in words. */
function describe({ own_tags, tags }: CellView, complete: boolean, counted: boolean): string {
  if (!counted) return 'not counted yet';
  if (tags === 0) return complete ? TAG_BANDS[0].label : 'unknown, because a search failed';
  const least = complete ? '' : 'at least ';
  const inSubs = tags - own_tags;
  const detail =
    inSubs > 0 ? ` (${formatCount(own_tags)} own, ${formatCount(inSubs)} in sub-techniques)` : '';
  return `${least}${plural(tags, 'tag')}${detail}`;
}
