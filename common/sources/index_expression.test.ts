import { aSource } from '../../test/builders/source';
import { indexExpressions, matchesPattern } from './index_expression';

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
