import dateMath from '@elastic/datemath';
import moment from 'moment-timezone';
import { applyTimeZone, formatCompact, formatCount, formatTime, plural, timeZone } from './format';

const settings = (values: Record<string, unknown>) => ({
  get: (key: string, fallback?: unknown) => values[key] ?? fallback,
});

describe('times', () => {
  it.each([
    ['UTC', 'Jan 2, 2026 @ 23:30:00.000'],
    ['Europe/Berlin', 'Jan 3, 2026 @ 00:30:00.000'],
    ['America/New_York', 'Jan 2, 2026 @ 18:30:00.000'],
  ])('are shown in the time zone of the settings: %s', (zone, expected) => {
    const uiSettings = settings({ 'dateFormat:tz': zone });
    expect(formatTime('2026-01-02T23:30:00.000Z', uiSettings)).toBe(expected);
    expect(formatTime(Date.parse('2026-01-02T23:30:00.000Z'), uiSettings)).toBe(expected);
  });

  it('are shown in the format of the settings', () => {
    const uiSettings = settings({ 'dateFormat:tz': 'UTC', dateFormat: 'YYYY-MM-DD' });
    expect(formatTime('2026-01-02T23:30:00.000Z', uiSettings)).toBe('2026-01-02');
  });

  it.each([
    ['Asia/Tokyo', '2026-01-02T15:00:00.000Z', '2026-01-03 08:30'],
    ['America/New_York', '2026-01-02T05:00:00.000Z', '2026-01-02 18:30'],
  ])('begin the day of %s, and are picked in it', (zone, midnight, shown) => {
    applyTimeZone(settings({ 'dateFormat:tz': zone }));
    const forceNow = new Date('2026-01-02T23:30:00.000Z');
    expect(dateMath.parse('now/d', { forceNow })?.toISOString()).toBe(midnight);
    // As the time picker does.
    expect(moment(forceNow.toISOString()).format('YYYY-MM-DD HH:mm')).toBe(shown);
  });
  afterEach(() => void moment.tz.setDefault());

  it.each(['Browser', 'Not/AZone'])('take the browser’s own zone for %s', (zone) => {
    expect(timeZone(settings({ 'dateFormat:tz': zone }))).toBe(timeZone(settings({})));
  });
});

describe('counts', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1_500, '1,500', '1.5K'],
    [2_000_000, '2,000,000', '2M'],
  ])('%p', (count, whole, compact) => {
    expect(formatCount(count)).toBe(whole);
    expect(formatCompact(count)).toBe(compact);
  });

  it.each([
    [0, '0 events'],
    [1, '1 event'],
    [2_000, '2,000 events'],
  ])('%p in words', (count, words) => {
    expect(plural(count, 'event')).toBe(words);
  });
});
