import { cellSchema, clickedDatum } from './clicked_datum';

it.each([
  ['a cell', [[{ datum: { x: 1, y: 'pc1' } }, { specId: 'hosts' }]], { x: 1, y: 'pc1' }],
  ['an element that stands alone', [{ datum: { x: 'a', y: 'b' } }], { x: 'a', y: 'b' }],
  ['something else', [[{ datum: { name: 'slice' } }]], undefined],
  ['nothing', [], undefined],
])('reads %s', (_what, elements, expected) => {
  expect(clickedDatum(elements, cellSchema)).toEqual(expected);
});
