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
 * @param typed - letters typed in one go up to this one
 * @returns null where the key does not move
 */
export function nextCell(
  grid: HTMLElement,
  from: Element,
  key: string,
  typed: string = key
): HTMLElement | null {
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
      return LETTER.test(key) ? beginningWith(cells, row, typed) : null;
  }
}

const LETTER = /^[a-z]$/i;
/** Letters that follow faster than this belong together. */
const TYPED_TOGETHER_MS = 700;

/** Gathers letters typed in one go, as a list box does. */
export class TypedText {
  private text = '';
  private last_ms = -Infinity;

  /** @returns all letters of this go, in lower case; one letter repeated stays one, and goes through what begins with it */
  add(key: string, now_ms: number): string {
    if (!LETTER.test(key)) return key;
    const letter = key.toLowerCase();
    const together = now_ms - this.last_ms < TYPED_TOGETHER_MS;
    this.last_ms = now_ms;
    this.text = together && this.text !== letter ? this.text + letter : letter;
    return this.text;
  }
}

/** The next technique of the list whose name begins so; while a longer text is typed, the present one may stay. */
function beginningWith(
  cells: readonly HTMLElement[],
  row: number,
  typed: string
): HTMLElement | null {
  const text = typed.toLowerCase();
  const first = text.length > 1 ? Math.max(row, 0) : row + 1;
  const inOrder = [...cells.slice(first), ...cells.slice(0, first)];
  const nameOf = (cell: HTMLElement) =>
    (cell.querySelector('.attackMatrix__name')?.textContent ?? '')
      .replace(/[\u00AD\u200B]/g, '')
      .trim()
      .toLowerCase();
  return inOrder.find((cell) => nameOf(cell).startsWith(text)) ?? null;
}

/** Ids from one cell to another of the same tactic, both included; the second alone where they stand in two. */
export function idsBetween(from: Element | null, to: Element): readonly string[] {
  const column = to.closest('[data-column]');
  const cells = [...(column?.querySelectorAll<HTMLElement>(CELL) ?? [])];
  const last = cells.findIndex((cell) => cell === to);
  const first = cells.findIndex((cell) => cell === from);
  const [start, end] = first < 0 ? [last, last] : [Math.min(first, last), Math.max(first, last)];
  return cells.slice(start, end + 1).flatMap(({ dataset }) => dataset.cell ?? []);
}

/** The same row, or the last, of the nearest list that is not empty. */
function beside(columns: readonly (readonly HTMLElement[])[], row: number): HTMLElement | null {
  const cells = columns.find(({ length }) => length > 0) ?? [];
  return cells[Math.min(row, cells.length - 1)] ?? null;
}
