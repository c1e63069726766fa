import { cellOf, nextCell, setTabStop } from './roving_focus';

const grid = document.createElement('div');

beforeEach(() => {
  grid.innerHTML = [['a1', 'a2', 'a3'], [], ['c1', 'c2']]
    .map((cells) => {
      const buttons = cells.map((id) => `<button id="${id}" data-cell tabindex="-1"></button>`);
      return `<ul data-column>${buttons.join('')}</ul>`;
    })
    .join('');
});

const cell = (id: string): HTMLElement => {
  const found = grid.querySelector<HTMLElement>(`#${id}`);
  if (found === null) throw new Error(`no cell ${id}`);
  return found;
};

describe('nextCell', () => {
  it.each([
    ['down', 'a1', 'ArrowDown', 'a2'],
    ['up', 'a2', 'ArrowUp', 'a1'],
    ['not above the first', 'a1', 'ArrowUp', undefined],
    ['not below the last', 'a3', 'ArrowDown', undefined],
    ['right, over an empty tactic', 'a2', 'ArrowRight', 'c2'],
    ['right, to the last of a shorter list', 'a3', 'ArrowRight', 'c2'],
    ['left', 'c1', 'ArrowLeft', 'a1'],
    ['not left of the first', 'a1', 'ArrowLeft', undefined],
    ['home', 'a3', 'Home', 'a1'],
    ['end', 'a1', 'End', 'a3'],
    ['other keys stay', 'a1', 'x', undefined],
  ])('%s', (_meaning, from, key, to) => {
    expect(nextCell(grid, cell(from), key)?.id).toBe(to);
  });
});

describe('setTabStop', () => {
  it('leaves exactly one cell in the tab order', () => {
    setTabStop(grid);
    setTabStop(grid, cell('c2'));
    expect([...grid.querySelectorAll('[tabindex="0"]')].map(({ id }) => id)).toEqual(['c2']);
  });
});

describe('cellOf', () => {
  beforeEach(() => {
    grid.innerHTML = ['T1', 'T2', 'T1']
      .map((id, n) => `<button id="b${n}" data-cell="${id}" tabindex="-1"></button>`)
      .join('');
  });

  it.each([
    ['the cell', 'T2', null, 'b1'],
    ['the first of several', 'T1', null, 'b0'],
    ['of several, the one that was left', 'T1', 'b2', 'b2'],
    ['the parent of a sub-technique that is folded away', 'T2.001', null, 'b1'],
  ])('finds %s', (_meaning, id, left, expected) => {
    setTabStop(grid, left === null ? null : cell(left));
    expect(cellOf(grid, id)?.id).toBe(expected);
  });
});
