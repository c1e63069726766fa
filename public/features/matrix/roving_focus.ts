/**
 * Keyboard in the matrix: one tab stop, arrows within and between the tactics' lists.
 * Works on the document itself, so that moving the focus renders nothing.
 */

const CELL = '[data-cell]';

/** Makes one cell the tab stop: the given one, else the first. */
export function setTabStop(
  grid: HTMLElement,
  cell: Element | null = grid.querySelector(CELL)
): void {
  for (const other of grid.querySelectorAll(`${CELL}[tabindex="0"]`)) {
    if (other !== cell) other.setAttribute('tabindex', '-1');
  }
  cell?.setAttribute('tabindex', '0');
}

/**
 * A technique's cell; of several, in as many tactics, the one that had the focus last.
 *
 * @param id - where its own cell is not shown, its parent's is taken
 */
export function cellOf(grid: HTMLElement, id: string): HTMLElement | undefined {
  const cells = (wanted: string) =>
    [...grid.querySelectorAll<HTMLElement>(CELL)].filter(({ dataset }) => dataset.cell === wanted);
  const own = cells(id);
  const candidates = own.length > 0 ? own : cells(id.split('.')[0] ?? id);
  return candidates.find(({ tabIndex }) => tabIndex === 0) ?? candidates[0];
}

/**
 * The cell that a key leads to from another.
 *
 * @returns null where the key does not move
 */
export function nextCell(grid: HTMLElement, from: Element, key: string): HTMLElement | null {
  const columns = [...grid.querySelectorAll('[data-column]')].map((column) => [
    ...column.querySelectorAll<HTMLElement>(CELL),
  ]);
  const column = columns.findIndex((cells) => cells.some((cell) => cell === from));
  const cells = columns[column] ?? [];
  const row = cells.findIndex((cell) => cell === from);
  switch (key) {
    case 'ArrowDown':
      return cells[row + 1] ?? null;
    case 'ArrowUp':
      return cells[row - 1] ?? null;
    case 'Home':
      return cells[0] ?? null;
    case 'End':
      return cells[cells.length - 1] ?? null;
    case 'ArrowRight':
      return beside(columns.slice(column + 1), row);
    case 'ArrowLeft':
      return beside(columns.slice(0, Math.max(column, 0)).reverse(), row);
    default:
      return beginningWith(cells, row, key);
  }
}

/** Typing a letter goes to the next technique of the list that begins with it, as in a list box. */
function beginningWith(
  cells: readonly HTMLElement[],
  row: number,
  key: string
): HTMLElement | null {
  if (!/^[a-z]$/i.test(key)) return null;
  const letter = key.toLowerCase();
  const after = [...cells.slice(row + 1), ...cells.slice(0, row + 1)];
  const nameOf = (cell: HTMLElement) =>
    cell.querySelector('.attackMatrix__name')?.textContent?.trim().toLowerCase() ?? '';
  return after.find((cell) => nameOf(cell).startsWith(letter)) ?? null;
}

/** The same row, or the last, of the nearest list that is not empty. */
function beside(columns: readonly (readonly HTMLElement[])[], row: number): HTMLElement | null {
  const cells = columns.find(({ length }) => length > 0) ?? [];
  return cells[Math.min(row, cells.length - 1)] ?? null;
}
