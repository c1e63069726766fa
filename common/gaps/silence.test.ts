import { assessSilence, type EventSpan } from './silence';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-29T00:00:00.000Z');
/** Spans that begin so many hours ago; each a single event, or one that lasts. */
const ago = (...hours: readonly (number | readonly [number, number])[]): EventSpan[] =>
  hours.map((each) => {
    const [first, last] = typeof each === 'number' ? [each, each] : each;
    return { first_ms: NOW - first * HOUR, last_ms: NOW - last * HOUR };
  });
const status = (spans: readonly EventSpan[], complete = true) =>
  assessSilence(spans, NOW, complete).status;

describe('assessSilence', () => {
  it.each<[string, EventSpan[], string]>([
    ['it never sent anything', [], 'never'],
    ['it sends all the time', ago([100, 1], [3, 0.1]), 'sending'],
    ['it sent all the time and stopped 5 hours ago', ago([100, 5]), 'sending'],
    ['it sent all the time and stopped 7 hours ago', ago([100, 7]), 'silent'],
    ['exactly six hours are not more than six hours', ago([100, 6]), 'sending'],
    ['it sends every 24 hours and is 70 hours late', ago(166, 142, 118, 94, 70), 'sending'],
    ['it sends every 24 hours and is 73 hours late', ago(169, 145, 121, 97, 73), 'silent'],
    ['one long gap excuses another', ago(650, 400, [390, 200]), 'sending'],
    ['one event tells no rhythm', ago(300), 'not_assessed'],
    ['one event, five hours ago', ago(5), 'sending'],
    ['spans overlap: what covers a gap leaves none', ago([200, 20], [150, 140]), 'silent'],
  ])('%s', (_meaning, spans, expected) => {
    expect(status(spans)).toBe(expected);
  });

  it('is not called silent where a search failed', () => {
    expect(status(ago([100, 7]), false)).toBe('unknown');
    expect(status([], false)).toBe('unknown');
    expect(status(ago([100, 1]), false)).toBe('sending');
  });

  it('says the gap and what it was compared with', () => {
    expect(assessSilence(ago(169, 145, 121, 97, 73), NOW, true)).toEqual({
      status: 'silent',
      last_event: new Date(NOW - 73 * HOUR).toISOString(),
      longest_gap_ms: 24 * HOUR,
      threshold_ms: 72 * HOUR,
    });
    expect(assessSilence(ago([100, 7]), NOW, true)).toMatchObject({
      longest_gap_ms: null,
      threshold_ms: 6 * HOUR,
    });
  });

  it('does not depend on the order of the spans', () => {
    const spans = ago(169, 145, 121, 97, 73);
    expect(assessSilence([...spans].reverse(), NOW, true)).toEqual(assessSilence(spans, NOW, true));
  });
});
