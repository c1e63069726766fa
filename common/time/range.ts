import { z } from 'zod';

/** `now`, `now-7d/d`, or ISO 8601: what Elasticsearch and Kibana's time picker both read. */
const TIME =
  /^(now([+-]\d+[smhdwMy])*(\/[smhdwMy])?|\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)$/;

export const timeSchema = z
  .string()
  .max(64)
  .regex(TIME, 'a time is ISO 8601 (2026-01-31T00:00:00.000Z) or relative (now-7d)');

/** Half-open: `from` is inside, `to` is not. ISO text in UTC. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

const STEPS_MS = [
  1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 10_800_000,
  21_600_000, 43_200_000, 86_400_000, 604_800_000, 2_592_000_000,
];

/**
 * A round bucket width that cuts a range into at most `buckets` pieces.
 *
 * @returns milliseconds; months (30 days) and their multiples for very long ranges
 */
export function bucketInterval(range: TimeRange, buckets: number): number {
  const wanted = Math.max(1, (Date.parse(range.to) - Date.parse(range.from)) / buckets);
  const step = STEPS_MS.find((candidate) => candidate >= wanted);
  return step ?? Math.ceil(wanted / 2_592_000_000) * 2_592_000_000;
}
