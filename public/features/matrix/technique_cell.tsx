import { memo, type MouseEvent } from 'react';
import type { CellView } from '../../../common/coverage/matrix_view';
import type { CellPaint } from './painting/painting';
import { withSoftHyphens } from './soft_hyphens';

export interface TechniqueCellProps {
  readonly technique: CellView['technique'];
  readonly paint: CellPaint;
  readonly showId: boolean;
  readonly showNumber: boolean;
  /** Null when nothing is searched for. */
  readonly found: boolean | null;
  readonly open: boolean;
  readonly selected: boolean;
  /** @param select - with the key that selects: the cell is marked, not opened */
  readonly onOpen: (id: string, select: boolean) => void;
}

/** One cell. A plain button and memoised: hundreds are on screen, a filter changes few. */
export const TechniqueCell = memo<TechniqueCellProps>(
  ({ technique: { id, name }, paint, showId, showNumber, found, open, selected, onOpen }) => {
    const { shown, words, bar } = paint;
    const mark = found === null ? '' : ` attackMatrix__cell--${found ? 'found' : 'dimmed'}`;
    return (
      <button
        type="button"
        tabIndex={-1}
        className={`attackMatrix__cell attackMatrix__cell--${paint.paint}${mark}`}
        aria-current={open ? 'true' : undefined}
        aria-pressed={selected ? true : undefined}
        title={`${id} ${name}\n${words}`}
        data-test-subj={`techniqueCell-${id}`}
        data-cell={id}
        onClick={(event: MouseEvent) =>
          onOpen(id, event.ctrlKey || event.metaKey || event.shiftKey)
        }
      >
        <span className={showId ? 'attackMatrix__id' : 'attackMatrix__spoken'}>{id} </span>
        <span className="attackMatrix__name">{withSoftHyphens(name)}</span>
        {showNumber && shown !== null && (
          <span className="attackMatrix__count" aria-hidden="true">
            {shown}
          </span>
        )}
        {bar !== null && (
          <span
            className="attackMatrix__bar"
            aria-hidden="true"
            style={{ inlineSize: `${Math.round(bar * 100)}%` }}
          />
        )}
        <span className="attackMatrix__spoken">: {words}</span>
      </button>
    );
  }
);
TechniqueCell.displayName = 'TechniqueCell';
