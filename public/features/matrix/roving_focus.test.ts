import { cellOf, idsBetween, nextCell, setTabStop, TypedText } from './roving_focus';

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

describe('typing', () => {
  beforeEach(() => {
    const names = { s1: 'Screen Capture', s2: 'Scheduled Task', s3: 'System\u00ADs', b1: 'BITS' };
    grid.innerHTML = `<ul data-column>${Object.entries(names)
      .map(
        ([id, name]) =>
          `<button id="${id}" data-cell="${id}"><span class="attackMatrix__name">${name}</span></button>`
      )
      .join('')}</ul>`;
  });

  /** Types from the first cell on, a key every so many milliseconds. */
  const type = (keys: string, every_ms: number) => {
    const typed = new TypedText();
    let at: Element = cell('s1');
    [...keys].forEach((key, n) => {
      at = nextCell(grid, at, key, typed.add(key, n * every_ms)) ?? at;
    });
    return at.id;
  };

  it.each([
    ['one letter goes to the next', 's', 100, 's2'],
    ['one letter again goes on', 'ss', 100, 's3'],
    ['letters in one go spell a beginning', 'sche', 100, 's2'],
    ['what fits already stays', 'scr', 100, 's1'],
    ['a place to break is no letter', 'systems', 100, 's3'],
    ['after a while a letter begins anew', 'sb', 1_000, 'b1'],
    ['what nothing begins with stays', 'sx', 100, 's2'],
  ])('%s', (_meaning, keys, every_ms, to) => {
    expect(type(keys, every_ms)).toBe(to);
  });
});

describe('idsBetween', () => {
  beforeEach(() => {
    grid.innerHTML = ['a', 'b']
      .map((column) => {
        const cells = [1, 2, 3].map((n) => `<button id="${column}${n}" data-cell="${column}${n}">`);
        return `<ul data-column>${cells.join('</button>')}</button></ul>`;
      })
      .join('');
  });

  it.each([
    ['down', 'a1', 'a3', ['a1', 'a2', 'a3']],
    ['up', 'a3', 'a2', ['a2', 'a3']],
    ['across tactics, where it is no range', 'a1', 'b2', ['b2']],
    ['from nowhere', null, 'b2', ['b2']],
  ])('%s', (_meaning, from, to, ids) => {
    expect(idsBetween(from === null ? null : cell(from), cell(to))).toEqual(ids);
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
