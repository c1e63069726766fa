import { bandOf, TAG_BANDS } from './bands';

describe('bandOf', () => {
  it.each([
    [0, 'none'],
    [1, 'ones'],
    [9, 'ones'],
    [10, 'tens'],
    [99, 'tens'],
    [100, 'hundreds'],
    [999, 'hundreds'],
    [1_000, 'thousands'],
    [9_999, 'thousands'],
    [10_000, 'ten_thousands'],
    [99_999, 'ten_thousands'],
    [100_000, 'more'],
    [9_000_000_000, 'more'],
  ])('%d tags are in the band %s', (tags, band) => {
    expect(bandOf(tags, true)).toBe(band);
  });

  it.each(TAG_BANDS.slice(1))('begins $band where the band before it ends', ({ band, from }) => {
    const before = TAG_BANDS[TAG_BANDS.findIndex((entry) => entry.band === band) - 1];
    expect([bandOf(from - 1, true), bandOf(from, true)]).toEqual([before?.band, band]);
  });

  it('does not call a cell empty that could not be counted', () => {
    expect(bandOf(0, false)).toBe('unknown');
    expect(bandOf(1, false)).toBe('ones');
  });
});
