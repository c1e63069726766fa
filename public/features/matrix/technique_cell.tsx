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
  readonly onAct: (id: string, act: CellAct, cell: Element) => void;
}

/** Opened, or with the keys that select in a list, marked: alone, or with all up to it. */
export type CellAct = 'open' | 'mark' | 'mark_range';

const actOf = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): CellAct =>
  shiftKey ? 'mark_range' : ctrlKey || metaKey ? 'mark' : 'open';

/** One cell. A plain button and memoised: hundreds are on screen, a filter changes few. */
export const TechniqueCell = memo<TechniqueCellProps>(
  ({ technique: { id, name }, paint, showId, showNumber, found, open, selected, onAct }) => {
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
        onClick={(event: MouseEvent) => onAct(id, actOf(event), event.currentTarget)}
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
