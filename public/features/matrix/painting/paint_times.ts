import type { TechniqueDetails } from '../../../../common/http/coverage_details';
import { type CellPaint, type LegendEntry, paintOfLevel, UNKNOWN } from './painting';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ages before the end of the range; the younger, the stronger the colour. Half-open: an age below `until` is in it. */
const AGES = [
  { until: HOUR_MS, text: 'last hour', short: '1h' },
  { until: DAY_MS, text: 'last day', short: '1d' },
  { until: 7 * DAY_MS, text: 'last 7 days', short: '7d' },
  { until: 30 * DAY_MS, text: 'last 30 days', short: '30d' },
  { until: 90 * DAY_MS, text: 'last 90 days', short: '90d' },
  { until: Infinity, text: 'earlier', short: '' },
] as const;

/** When a cell's techniques were first, or last, seen in the range. */
export function paintTime(
  which: 'first_seen' | 'last_seen',
  details: readonly (TechniqueDetails | undefined)[],
  { to, complete, formatTime }: TimePaintOptions
): CellPaint {
  const times = details
    .map((detail) => detail?.[which])
    .filter((time): time is string => time !== undefined)
    .sort();
  const time = which === 'first_seen' ? times[0] : times[times.length - 1];
  if (time === undefined) {
    return complete
      ? { paint: 'none', shown: null, words: 'not seen in this range', bar: null }
      : UNKNOWN;
  }
  const age_ms = Math.max(0, Date.parse(to) - Date.parse(time));
  const band = AGES.findIndex(({ until }) => age_ms < until);
  const said = which === 'first_seen' ? 'first seen' : 'last seen';
  return {
    paint: paintOfLevel(AGES.length - band),
    shown: shortAge(age_ms),
    words: `${said} ${formatTime(time)}, ${shortAge(age_ms)} before the end of the range`,
    bar: null,
  };
}

export interface TimePaintOptions {
  /** End of the range, ISO text. */
  readonly to: string;
  readonly complete: boolean;
  readonly formatTime: (time: string) => string;
}

/** `45m`, `6h`, `12d` */
function shortAge(age_ms: number): string {
  if (age_ms < HOUR_MS) return `${Math.round(age_ms / 60_000)}m`;
  return age_ms < 2 * DAY_MS
    ? `${Math.round(age_ms / HOUR_MS)}h`
    : `${Math.round(age_ms / DAY_MS)}d`;
}

export const timeLegend = (): readonly LegendEntry[] => [
  { paint: 'none', text: 'not seen' },
  ...[...AGES].reverse().map(({ text }, n) => ({ paint: paintOfLevel(n + 1), text })),
];
