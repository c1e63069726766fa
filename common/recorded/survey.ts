import { readOuterTime, readSysmonTime } from './event_time';
import type { ReadEvent } from './parse_line';

/** What must be known of a file before its first event is sent. */
export interface Survey {
  /** Time of the newest event, corrected, in milliseconds since 1970; null where no event has a time. */
  readonly newest_ms: number | null;
  /** What to add to times that are not Sysmon's, in milliseconds; 0 where the clocks agree. */
  readonly clock_offset_ms: number;
  readonly helk: 'helk' | 'helk-rule';
}

/** Zones differ by quarters of an hour; less than that is delay, not a wrong clock. */
const QUARTER_MS = 15 * 60_000;

/**
 * Goes through a file once: its newest time and the error of its outer clock, which is the median distance from
 * Sysmon's UtcTime, in quarters of an hour.
 */
export class Surveyor {
  private readonly distances: number[] = [];
  private newestSysmon = -Infinity;
  private newestOther = -Infinity;
  private mitre = false;
  private rule = false;

  add(read: ReadEvent): void {
    if (read.kind === 'bad') return;
    const { document } = read;
    const sysmon = readSysmonTime(document);
    const outer = readOuterTime(document);
    if (sysmon && outer) this.distances.push(sysmon.time_ms - outer.time_ms);
    if (sysmon) this.newestSysmon = Math.max(this.newestSysmon, sysmon.time_ms);
    else if (outer) this.newestOther = Math.max(this.newestOther, outer.time_ms);
    this.mitre = this.mitre || 'mitre_technique_id' in document;
    this.rule = this.rule || 'rule_technique_id' in document;
  }

  get survey(): Survey {
    const clock_offset_ms = Math.round(median(this.distances) / QUARTER_MS) * QUARTER_MS;
    const newest = Math.max(this.newestSysmon, this.newestOther + clock_offset_ms);
    return {
      newest_ms: Number.isFinite(newest) ? newest : null,
      clock_offset_ms,
      helk: this.rule && !this.mitre ? 'helk-rule' : 'helk',
    };
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
