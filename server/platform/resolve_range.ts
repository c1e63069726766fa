import dateMath from '@elastic/datemath';
import { CoverageError } from '../../common/errors';
import type { TimeRange } from '../../common/time/range';

/**
 * Relative times (`now-7d/d`) to ISO text, as Kibana's time picker means them: a rounded `to` ends its unit.
 *
 * @param now - the clock, milliseconds since 1970
 * @throws CoverageError `invalid_input` where a time does not parse or the range is empty or backwards
 */
export function resolveRange({ from, to }: { from: string; to: string }, now: number): TimeRange {
  const start = parse(from, now, false);
  const end = parse(to, now, true);
  if (start >= end) {
    throw new CoverageError(
      'invalid_input',
      `The time range is empty: ${from} is not before ${to}.`
    );
  }
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function parse(text: string, now: number, roundUp: boolean): number {
  const moment = dateMath.parse(text, { roundUp, forceNow: new Date(now) });
  if (moment === undefined || !moment.isValid()) {
    throw new CoverageError('invalid_input', `Not a time: ${text}`);
  }
  // Rounding up ends at 23:59:59.999; our ranges are half-open.
  return moment.valueOf() + (roundUp && text.includes('/') ? 1 : 0);
}
