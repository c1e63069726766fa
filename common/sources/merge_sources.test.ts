import { aSource } from '../../test/builders/source';
import type { FoundSource } from '../http/sources';
import { mergeSources } from './merge_sources';

const entry = (id: string, index_pattern = `${id}-*`, name = id): FoundSource => ({
  source: aSource({ id, name, index_pattern }),
  indices: [],
  index_count: 0,
  problems: [],
});
const FOUND = [entry('a'), entry('b'), entry('c')];
const NOTHING = { order: [], disabled: [] };
const ids = (entries: readonly FoundSource[]) => entries.map(({ source }) => source.id);

describe('mergeSources', () => {
  it.each<[string, FoundSource[], { order: string[]; disabled: string[] }, string[], string[]]>([
    ['keeps what was found', [], NOTHING, ['a', 'b', 'c'], []],
    ['puts saved ones first', [entry('z')], NOTHING, ['z', 'a', 'b', 'c'], []],
    [
      'lets the choice decide',
      [entry('z')],
      { order: ['c', 'z'], disabled: [] },
      ['c', 'z', 'a', 'b'],
      [],
    ],
    ['leaves out what is switched off', [], { order: [], disabled: ['b'] }, ['a', 'c'], ['b']],
    ['ignores what is gone', [], { order: ['x', 'b'], disabled: ['y'] }, ['b', 'a', 'c'], []],
  ])('%s', (_meaning, saved, choice, active, disabled) => {
    const merged = mergeSources(FOUND, saved, choice);
    expect([ids(merged.active), ids(merged.disabled)]).toEqual([active, disabled]);
  });

  it('takes what was saved instead of what was found', () => {
    const { active } = mergeSources(FOUND, [entry('b', 'b-*', 'mine')], NOTHING);
    expect(ids(active)).toEqual(['b', 'a', 'c']);
    expect(active[0]?.source.name).toBe('mine');
  });

  it('says of a source that it gets no index, unless what covers it is switched off', () => {
    const wide = entry('wide', '*');
    const problems = (disabled: string[]) =>
      mergeSources(FOUND, [wide], { order: ['wide'], disabled }).active.map((each) =>
        each.problems.map(({ kind }) => kind)
      );
    expect(problems([])).toEqual([[], ['covered'], ['covered'], ['covered']]);
    expect(problems(['wide'])).toEqual([[], [], []]);
  });
});
