import { type Contribution, rankContributions } from './rank';

const row = (key: string, now: number, before: number | null = now): Contribution => ({
  key,
  label: key,
  now,
  before,
});

describe('rankContributions', () => {
  it('orders by size, with share and running total', () => {
    const ranked = rankContributions([row('b', 30), row('a', 60), row('c', 10)]);
    expect(ranked.map(({ key, rank, share, running }) => [key, rank, share, running])).toEqual([
      ['a', 1, 0.6, 0.6],
      ['b', 2, 0.3, 0.9],
      ['c', 3, 0.1, 1],
    ]);
  });

  it.each<[number, number | null, string]>([
    [5, 0, 'new'],
    [0, 5, 'gone'],
    [110, 100, 'risen'],
    [109, 100, 'same'],
    [90, 100, 'fallen'],
    [5, null, 'unknown'],
  ])('calls %d after %p %s', (now, before, change) => {
    expect(rankContributions([row('a', now, before)])[0]).toMatchObject({ change });
  });

  it('keeps what is gone, at the end, and leaves out what never was', () => {
    const ranked = rankContributions([row('gone', 0, 7), row('never', 0, 0), row('a', 1, 1)]);
    expect(ranked.map(({ key, share }) => [key, share])).toEqual([
      ['a', 1],
      ['gone', 0],
    ]);
  });

  it('calls few events rare, and equal amounts by their label', () => {
    const ranked = rankContributions([row('z', 9), row('y', 9), row('x', 10)]);
    expect(ranked.map(({ key, rare }) => [key, rare])).toEqual([
      ['x', false],
      ['y', true],
      ['z', true],
    ]);
  });

  it('divides nothing by nothing', () => {
    expect(rankContributions([row('gone', 0, 3)])[0]).toMatchObject({ share: 0, running: 0 });
  });
});
