import { median } from './stats';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('of %p is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
