import { aSource } from '../../test/builders/source';
import { indexExpressions, matchesPattern, namedPatterns, narrowerFirst } from './index_expression';

const expressions = (...patterns: string[]) => [
  ...indexExpressions(
    patterns.map((index_pattern, n) => aSource({ id: `s${n}`, index_pattern }))
  ).values(),
];

describe('indexExpressions', () => {
  it.each([
    ['one source keeps its pattern', ['logs-*'], ['logs-*']],
    ['disjoint sources are left alone', ['helk-*', 'winlogbeat-*'], ['helk-*', 'winlogbeat-*']],
    [
      'a wider pattern leaves out the narrower one',
      ['logs-a-*', 'logs-*'],
      ['logs-a-*', 'logs-*,-logs-a-*'],
    ],
    ['an exact name owned before is dropped', ['logs-*', 'logs-1'], ['logs-*', null]],
    ['an exact name after an exact name stays', ['a', 'b'], ['a', 'b']],
    ['the same pattern twice is searched once', ['x-*', 'x-*'], ['x-*', null]],
    ['a list loses what is taken', ['a,b', 'b,c'], ['a,b', 'c']],
    ['what a source leaves out itself stays out', ['logs-*,-logs-a'], ['logs-*,-logs-a']],
    [
      'what a source leaves out belongs to the next',
      ['logs-*,-logs-a-*', 'logs-a-*'],
      ['logs-*,-logs-a-*', 'logs-a-*'],
    ],
    [
      'what is left out already is left out once',
      ['logs-a-*', 'logs-*,-logs-a-*'],
      ['logs-a-*', 'logs-*,-logs-a-*'],
    ],
  ])('%s', (_meaning, patterns, expected) => {
    expect(expressions(...patterns)).toEqual(expected);
  });
});

describe('matchesPattern', () => {
  it.each([
    ['logs-1', 'logs-*', true],
    ['logs.1', 'logs-*', false],
    ['alogs-1', 'logs-*', false],
    ['a+b', 'a+b', true],
  ])('%s against %s', (name, pattern, matches) => {
    expect(matchesPattern(name, pattern)).toBe(matches);
  });
});

describe('narrowerFirst', () => {
  const order = (...patterns: string[]) =>
    narrowerFirst(patterns.map((index_pattern) => aSource({ index_pattern }))).map(
      ({ index_pattern }) => index_pattern
    );

  it.each([
    ['leaves disjoint sources where they are', ['b-*', 'a-*'], ['b-*', 'a-*']],
    ['puts a series before one that would swallow it', ['a-*', 'a-b-*'], ['a-b-*', 'a-*']],
    ['sorts several layers', ['a*', 'a-b-*', 'a-*'], ['a-b-*', 'a-*', 'a*']],
    ['puts single names before their wildcard', ['a-*', 'a-1,a-2'], ['a-1,a-2', 'a-*']],
    ['leaves a list that is only partly within', ['a-*', 'a-1,b'], ['a-*', 'a-1,b']],
  ])('%s', (_meaning, patterns, expected) => {
    expect(order(...patterns)).toEqual(expected);
  });

  it('loses no source that comes first in any order', () => {
    const sources = ['a-*', 'a-b-*', 'a-b-1'].map((index_pattern, n) =>
      aSource({ id: `s${n}`, index_pattern })
    );
    for (const shuffled of [sources, [...sources].reverse()]) {
      expect([...indexExpressions(narrowerFirst(shuffled)).values()]).not.toContain(null);
    }
  });
});

describe('namedPatterns', () => {
  it('lists what is read, without what is left out', () => {
    const sources = ['a-*,-a-1', 'b'].map((index_pattern) => aSource({ index_pattern }));
    expect(namedPatterns(sources)).toEqual(['a-*', 'b']);
  });
});
