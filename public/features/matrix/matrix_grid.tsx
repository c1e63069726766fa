import { useEuiTheme } from '@elastic/eui';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { MatrixView } from '../../../common/coverage/matrix_view';
import { matrixStyles } from './matrix.styles';
import { cellOf, idsBetween, nextCell, setTabStop, TypedText } from './roving_focus';
import type { UrlState } from '../../platform/url_state';
import type { CellAct } from './technique_cell';
import { type CellProps, TacticColumn } from './tactic_column';

export interface MatrixGridProps extends Omit<CellProps, 'onAct'> {
  readonly view: MatrixView;
  readonly onOpen: (id: string) => void;
  readonly onMark: (id: string) => void;
  readonly onMarkRange: (ids: readonly string[]) => void;
  readonly palette: string;
  readonly layout: UrlState['layout'];
}

/** The heatmap: tactics side by side, each a list of techniques. */
export function MatrixGrid({
  view,
  palette,
  layout,
  onOpen,
  onMark,
  onMarkRange,
  ...cellProps
}: MatrixGridProps) {
  const theme = useEuiTheme();
  const styles = useMemo(() => matrixStyles(theme, palette), [theme, palette]);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const current = grid.current;
    if (current && current.querySelector('[data-cell][tabindex="0"]') === null) setTabStop(current);
  });
  useFocusAfterClosing(grid, cellProps.openId);
  useOpenCellInView(grid, cellProps.openId);
  const typed = useRef(new TypedText());
  const marked = useRef<Element | null>(null);
  const onAct = useCallback(
    (id: string, act: CellAct, cell: Element) => {
      if (act === 'open') return onOpen(id);
      if (act === 'mark') onMark(id);
      else onMarkRange(idsBetween(marked.current, cell));
      marked.current = cell;
    },
    [onOpen, onMark, onMarkRange]
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element)) return;
    const { key } = event;
    if ((event.ctrlKey || event.metaKey) && key === 'a' && event.target.matches('[data-cell]')) {
      event.preventDefault();
      return markAllAt(event.target);
    }
    // With these keys, plus and arrows are the browser's: zoom, history, words.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === '+' || key === '-') return toggleAt(event.target);
    const id = event.target.getAttribute('data-cell');
    if (key === ' ' && id !== null) {
      event.preventDefault();
      return onAct(id, event.shiftKey ? 'mark_range' : 'mark', event.target);
    }
    if (id === null) return;
    const text = typed.current.add(key, event.timeStamp);
    const next = nextCell(event.currentTarget, event.target, key, text);
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
      aria-label="ATT&CK matrix. Arrow keys move, letters jump, Enter opens a technique, space selects it, with shift all up to it, Ctrl+A its tactic, plus shows its sub-techniques."
      className={`attackMatrix attackMatrix--${layout}`}
      css={styles}
      data-test-subj="attackMatrix"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {view.tactics.map((tactic) => (
        <TacticColumn key={tactic.id} tactic={tactic} onAct={onAct} {...cellProps} />
      ))}
    </div>
  );
}

/** Where the flyout closes, whatever closed it, the focus goes back to the cell that it was about. */
function useFocusAfterClosing(grid: RefObject<HTMLElement | null>, openId: string | null): void {
  const last = useRef(openId);
  useEffect(() => {
    const closed = last.current;
    last.current = openId;
    if (closed === null || openId !== null || grid.current === null) return;
    // A focus elsewhere, in the search field say, is where the user is.
    const { activeElement } = document;
    const free = activeElement === null || activeElement === document.body;
    if (free || grid.current.contains(activeElement)) cellOf(grid.current, closed)?.focus();
  }, [grid, openId]);
}

/** The flyout takes width from the grid: the cell that it is about stays in view. */
function useOpenCellInView(grid: RefObject<HTMLElement | null>, openId: string | null): void {
  useEffect(() => {
    const current = grid.current;
    if (current === null || openId === null) return;
    const observer = new ResizeObserver(() =>
      cellOf(current, openId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [grid, openId]);
}

/** Ctrl+A on a cell presses the name of its tactic. */
function markAllAt(cell: Element): void {
  cell.closest('section')?.querySelector<HTMLElement>('.attackMatrix__markAll')?.click();
}

/** Plus and minus on a cell press the button beside it. */
function toggleAt(cell: Element): void {
  cell.parentElement?.querySelector<HTMLElement>('[aria-expanded]')?.click();
}
