import { visibilityOf } from './visibility';

describe('visibilityOf', () => {
  it.each([
    ['none of three', 0, 3, 0],
    ['one of three, 33 %', 1, 3, 1],
    ['49 of 100', 49, 100, 1],
    ['half', 1, 2, 2],
    ['74 of 100', 74, 100, 2],
    ['three of four', 3, 4, 3],
    ['99 of 100', 99, 100, 3],
    ['all', 4, 4, 4],
    ['more than 99 %, as DeTT&CT has it', 199, 200, 4],
  ])('%s', (_meaning, arriving, needed, score) => {
    expect(visibilityOf(arriving, needed)).toBe(score);
  });

  it('says nothing where nothing is needed', () => {
    expect(visibilityOf(0, 0)).toBeNull();
  });
});
