import type { FieldMapping } from './field_capabilities';
import { groupIndices } from './group_indices';

const MAPPINGS: Readonly<Record<string, FieldMapping>> = {
  date: { type: 'date', aggregatable: true },
  keyword: { type: 'keyword', aggregatable: true },
  text: { type: 'text', aggregatable: false },
};

type Fields = Readonly<Record<string, 'keyword' | 'text'>>;

const group = (indices: Readonly<Record<string, Fields>>) =>
  groupIndices(
    new Map(
      Object.entries(indices).map(([index, fields]) => [
        index,
        new Map(
          Object.entries({ '@timestamp': 'date', ...fields }).map(([name, type]) => [
            name,
            MAPPINGS[type] as FieldMapping,
          ])
        ),
      ])
    )
  );

const patterns = (indices: Readonly<Record<string, Fields>>) =>
  group(indices)
    .filter(({ fitted }) => fitted.length > 0)
    .map(({ index_pattern }) => index_pattern);

const NAMES: Fields = { RuleName: 'keyword' };
const IDS: Fields = { RuleName: 'keyword', mitre_technique_id: 'keyword' };
const TEXT: Fields = { RuleName: 'text' };

describe('groupIndices', () => {
  it.each<[string, Readonly<Record<string, Fields>>, readonly string[]]>([
    ['the days of a series', { 'a-2024.01.01': NAMES, 'a-2024.01.02': NAMES }, ['a-*']],
    ['indices of their own', { b: NAMES, a: NAMES }, ['b', 'a']],
    ['an index without tags', { 'nginx-1': { url: 'keyword' } }, []],
    [
      'a series that would swallow another',
      { 'a-2024.01.01': NAMES, 'a-b-2024.01.01': IDS },
      ['a-b-*', 'a-*'],
    ],
    [
      'a series of two ways: the larger keeps the wildcard',
      { 'a-2024.01.01': NAMES, 'a-2024.01.02': IDS, 'a-2024.01.03': IDS },
      ['a-2024.01.01', 'a-*'],
    ],
    [
      'a series of which one index cannot be counted',
      { 'a-2024.01.01': NAMES, 'a-2024.01.02': TEXT },
      ['a-*,-a-2024.01.02'],
    ],
    [
      'a data stream of two ways, which has no wildcard to exclude from',
      { '.ds-a-2024.01.01-000001': NAMES, '.ds-a-2024.01.02-000002': IDS },
      ['.ds-a-2024.01.01-000001', '.ds-a-2024.01.02-000002'],
    ],
  ])('names %s', (_meaning, indices, expected) => {
    expect(patterns(indices)).toEqual(expected);
  });

  it('takes a role from any index of the series that has it', () => {
    const [series] = group({
      'a-2024.01.01': { ...NAMES, User: 'keyword' },
      'a-2024.01.02': { ...NAMES, Hostname: 'keyword' },
    });
    expect(series?.indices).toHaveLength(2);
    expect(series?.fitted[0]?.fields).toMatchObject({ user: 'User', host: 'Hostname' });
  });

  it('keeps every pattern short enough to be sent back', () => {
    const day = (n: number) => `a-series-with-a-rather-long-name-${2000 + n}.01.01`;
    const indices: Record<string, Fields> = {};
    for (let n = 0; n < 900; n++) indices[day(n)] = [NAMES, IDS, TEXT][n % 3] as Fields;
    const found = patterns(indices);
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(4_096);
    const named = group(indices).filter(({ fitted }) => fitted.length > 0);
    expect(named.reduce((sum, candidate) => sum + candidate.indices.length, 0)).toBe(600);
  });
});
