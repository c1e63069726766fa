import fc from 'fast-check';
import { type Gain, rankNext } from './rank_next';

const gain = (id: string, choices: string, weight = 1): Gain => ({
  id,
  weight,
  choices: choices.split(''),
});
const told = (steps: readonly { choice: string; ids: readonly string[] }[]) =>
  steps.map(({ choice, ids }) => `${choice}: ${ids.join(' ')}`);

describe('rankNext', () => {
  it('ranks alone by what each gains, and in sequence by what each adds', () => {
    // b gains as much as a, but nearly the same; c gains less alone and more after a.
    const { alone, sequence } = rankNext([
      gain('1', 'ab'),
      gain('2', 'ab'),
      gain('3', 'ab'),
      gain('4', 'a'),
      gain('5', 'b'),
      gain('6', 'c'),
      gain('7', 'c'),
    ]);
    expect(told(alone)).toEqual(['a: 1 2 3 4', 'b: 1 2 3 5', 'c: 6 7']);
    expect(told(sequence)).toEqual(['a: 1 2 3 4', 'c: 6 7', 'b: 5']);
    expect(sequence.map(({ total_ids }) => total_ids)).toEqual([4, 6, 7]);
  });

  it('weighs: one important technique is worth more than two others', () => {
    const gains = [gain('1', 'a', 5), gain('2', 'b'), gain('3', 'b'), gain('4', 'c', 0)];
    const { alone, sequence } = rankNext(gains);
    expect(alone.map(({ choice, weight }) => [choice, weight])).toEqual([
      ['a', 5],
      ['b', 2],
    ]);
    expect(sequence.map(({ total_weight }) => total_weight)).toEqual([5, 7]);
  });

  it('breaks ties by what is worth more alone, then by name', () => {
    const { sequence } = rankNext([gain('1', 'zy'), gain('2', 'x'), gain('3', 'y')]);
    expect(told(sequence)).toEqual(['y: 1 3', 'x: 2']);
    expect(told(rankNext([gain('1', 'zx')]).sequence)).toEqual(['x: 1']);
  });

  it('has nothing to say where nothing can be gained', () => {
    expect(rankNext([gain('1', '')])).toEqual({ alone: [], sequence: [] });
  });

  const gains = fc
    .array(
      fc.record({
        weight: fc.integer({ min: 1, max: 9 }),
        choices: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }),
      })
    )
    .map((all) => all.map((each, n): Gain => ({ ...each, id: `T${n}` })));

  it('gains in the end everything that can be gained, each once, never growing', () => {
    fc.assert(
      fc.property(gains, (all) => {
        const { alone, sequence } = rankNext(all);
        const gained = sequence.flatMap(({ ids }) => ids);
        const possible = all.filter(({ choices }) => choices.length > 0).map(({ id }) => id);
        expect([...gained].sort()).toEqual([...possible].sort());
        const weights = sequence.map(({ weight }) => weight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        expect(sequence[0]?.weight).toBe(alone[0]?.weight);
      })
    );
  });

  it('is never worse than 63 % of the best pair', () => {
    fc.assert(
      fc.property(gains, (all) => {
        const worth = (chosen: readonly string[]) =>
          all
            .filter(({ choices }) => choices.some((choice) => chosen.includes(choice)))
            .reduce((sum, { weight }) => sum + weight, 0);
        const names = ['a', 'b', 'c', 'd', 'e', 'f'];
        const pairs = names.flatMap((one) => names.map((other) => worth([one, other])));
        const greedy = rankNext(all).sequence.slice(0, 2);
        const reached = greedy[greedy.length - 1]?.total_weight ?? 0;
        expect(reached).toBeGreaterThanOrEqual((1 - 1 / Math.E) * Math.max(...pairs));
      })
    );
  });
});
