import type { Rhythm } from './activity';
import type { Random } from './random';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Days before the end from which `new_rule` and until which `old_rule` activities happen. */
const NEW_RULE_DAYS = 9;
const OLD_RULE_DAYS = 12;

/** Share of the busiest hour, by hour of the day in UTC: people come at 7, eat at 12 and leave until 18. */
const WORK = [2, 1, 1, 1, 2, 6, 24, 62, 90, 100, 97, 82, 55, 84, 95, 88, 66, 34, 14, 8, 6, 5, 4, 3];
const NIGHT = [8, 100, 80, 30, 6, ...Array.from({ length: 19 }, () => 0)];
/** Share of a working day's volume on a Saturday or Sunday. */
const WEEKEND_SHARE = 0.12;

/**
 * Draws a time in [start, end) by the rhythm.
 *
 * @returns milliseconds; always inside the range, even where the rhythm's own window lies outside it
 */
export function drawTime(rhythm: Rhythm, start_ms: number, end_ms: number, random: Random): number {
  const [from, to] = windowOf(rhythm, start_ms, end_ms);
  let time = from;
  // Draw evenly and keep with the probability of the hour; a bound keeps short ranges at night finite.
  for (let attempt = 0; attempt < 60; attempt++) {
    time = from + random.next() * (to - from);
    if (random.next() * 100 < weight(rhythm, time)) break;
  }
  return Math.floor(time);
}

function windowOf(rhythm: Rhythm, start: number, end: number): readonly [number, number] {
  if (rhythm === 'new_rule') return [Math.max(start, end - NEW_RULE_DAYS * DAY_MS), end];
  if (rhythm === 'old_rule') return [start, Math.max(start + 1, end - OLD_RULE_DAYS * DAY_MS)];
  if (rhythm === 'burst') {
    const begin = start + (end - start) * 0.4;
    return [begin, Math.min(end, begin + HOUR_MS)];
  }
  return [start, end];
}

function weight(rhythm: Rhythm, time_ms: number): number {
  const date = new Date(time_ms);
  if (rhythm === 'always' || rhythm === 'burst') return 100;
  if (rhythm === 'night') return NIGHT[date.getUTCHours()] ?? 0;
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  return (WORK[date.getUTCHours()] ?? 0) * (weekend ? WEEKEND_SHARE : 1);
}
