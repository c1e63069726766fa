import { useEuiTheme } from '@elastic/eui';
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { MatrixView } from '../../../common/coverage/matrix_view';
import { matrixStyles } from './matrix.styles';
import { nextCell, setTabStop } from './roving_focus';
import { type CellProps, TacticColumn } from './tactic_column';

/** The heatmap: tactics side by side, each a list of techniques. */
export function MatrixGrid({ view, ...cellProps }: CellProps & { readonly view: MatrixView }) {
  const theme = useEuiTheme();
  const styles = useMemo(() => matrixStyles(theme), [theme]);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const current = grid.current;
    if (current && current.querySelector('[data-cell][tabindex="0"]') === null) setTabStop(current);
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element)) return;
    const key = event.key;
    if (key === '+' || key === '-') return toggleAt(event.target);
    const next = nextCell(event.currentTarget, event.target, key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    if (event.target.matches('[data-cell]')) setTabStop(event.currentTarget, event.target);
  };
  return (
    <div
      ref={grid}
      role="group"
      lang="en"
      aria-label="ATT&CK matrix. Arrow keys move, Enter opens a technique, plus shows its sub-techniques."
      className="attackMatrix"
      css={styles}
      data-test-subj="attackMatrix"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {view.tactics.map((tactic) => (
        <TacticColumn key={tactic.id} tactic={tactic} {...cellProps} />
      ))}
    </div>
  );
}

/** Plus and minus on a cell press the button beside it. */
function toggleAt(cell: Element): void {
  cell.parentElement?.querySelector<HTMLElement>('[aria-expanded]')?.click();
}
