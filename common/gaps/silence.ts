import { z } from 'zod';

const HOUR_MS = 3_600_000;
/** Below this no silence is called one, however often something is sent. */
const FLOOR_MS = 6 * HOUR_MS;
/** How many times its longest gap something may be quiet. */
const GAPS = 3;

/** How far back gaps are looked for. */
export const SILENCE_WINDOW_MS = 28 * 24 * HOUR_MS;

/**
 * Width of the buckets in which events are found. A gap inside a bucket is not seen and need not be: three times two hours
 * are not above the floor.
 */
export const SILENCE_BUCKET_MS = FLOOR_MS / GAPS;

/** First and last event of one bucket; milliseconds since 1970. */
export interface EventSpan {
  readonly first_ms: number;
  readonly last_ms: number;
}

export const silenceSchema = z.object({
  /**
   * `silent`: its last event is older than the threshold. `never`: nothing was seen in the 28 days. `not_assessed`: one
   * event alone tells no rhythm. `unknown`: a search failed.
   */
  status: z.enum(['sending', 'silent', 'never', 'not_assessed', 'unknown']),
  /** ISO text, of the 28 days; null where none was seen. */
  last_event: z.string().nullable(),
  /** Null where it is below two hours, or cannot be told. */
  longest_gap_ms: z.number().nullable(),
  threshold_ms: z.number().nullable(),
});
export type Silence = z.infer<typeof silenceSchema>;

/**
 * Whether something stopped: its last event is older than max(6 h, 3 × its longest gap in the 28 days before).
 *
 * @param spans - first and last event of each bucket that holds one, in any order; those of several events that stand for
 *   the same thing together
 * @param at_ms - the moment that is asked about; events from it on are no concern
 * @param complete - false where a search failed: an event that was not found may have been sent
 * @see docs/scoring.md, "Silence"
 */
export function assessSilence(
  spans: readonly EventSpan[],
  at_ms: number,
  complete: boolean
): Silence {
  const sorted = [...spans].sort((a, b) => a.first_ms - b.first_ms);
  const last_ms = sorted.reduce((latest, { last_ms: last }) => Math.max(latest, last), -Infinity);
  const [first] = sorted;
  if (first === undefined) return toSilence(complete ? 'never' : 'unknown', null, null);
  const gap = longestGap(sorted);
  const isSending = at_ms - last_ms <= Math.max(FLOOR_MS, GAPS * gap);
  if (isSending) return toSilence('sending', last_ms, gap);
  if (!complete) return toSilence('unknown', last_ms, gap);
  if (last_ms === first.first_ms) return toSilence('not_assessed', last_ms, null);
  return toSilence('silent', last_ms, gap);
}

function longestGap(sorted: readonly EventSpan[]): number {
  let gap = 0;
  let until = sorted[0]?.last_ms ?? 0;
  for (const { first_ms, last_ms } of sorted) {
    gap = Math.max(gap, first_ms - until);
    until = Math.max(until, last_ms);
  }
  return gap;
}

const toSilence = (
  status: Silence['status'],
  last_ms: number | null,
  gap_ms: number | null
): Silence => ({
  status,
  last_event: last_ms === null ? null : new Date(last_ms).toISOString(),
  longest_gap_ms: gap_ms === null || gap_ms < SILENCE_BUCKET_MS ? null : gap_ms,
  threshold_ms: gap_ms === null ? null : Math.max(FLOOR_MS, GAPS * gap_ms),
});
