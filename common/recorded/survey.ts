import { readOuterTime, readSysmonTime } from './event_time';
import { parseLine, type ReadEvent } from './parse_line';

/** What must be known of a file before its first event is sent. */
export interface Survey {
  /** Time of the newest event, corrected, in milliseconds since 1970; null where none has a time or nobody asked. */
  readonly newest_ms: number | null;
  /** What to add to times that are not Sysmon's, in milliseconds; 0 where the clocks agree. */
  readonly clock_offset_ms: number;
  readonly helk: 'helk' | 'helk-rule';
}

/** Zones differ by quarters of an hour; less than that is delay, not a wrong clock. */
const QUARTER_MS = 15 * 60_000;

/** So many events say how far a file's outer clock is off. */
const CLOCK_SAMPLE = 300;

/**
 * Goes through a file once: its newest time and the error of its outer clock, which is the median distance from
 * Sysmon's UtcTime, in quarters of an hour.
 *
 * @param wantsNewest - false where nobody asks for the newest time: then most lines need not be parsed, only looked at
 */
export class Surveyor {
  constructor(private readonly wantsNewest = true) {}

  private readonly distances: number[] = [];
  private newestSysmon = -Infinity;
  private newestOther = -Infinity;
  private mitre = false;
  private rule = false;

  addLine(line: number, text: string): void {
    this.mitre = this.mitre || text.includes('"mitre_technique_id"');
    this.rule = this.rule || text.includes('"rule_technique_id"');
    if (this.wantsNewest || this.distances.length < CLOCK_SAMPLE)
      this.addEvent(parseLine(line, text));
  }

  private addEvent(read: ReadEvent): void {
    if (read.kind === 'bad') return;
    const { document } = read;
    const sysmon = readSysmonTime(document);
    const outer = readOuterTime(document);
    if (sysmon && outer && this.distances.length < CLOCK_SAMPLE) {
      this.distances.push(sysmon.time_ms - outer.time_ms);
    }
    if (sysmon) this.newestSysmon = Math.max(this.newestSysmon, sysmon.time_ms);
    else if (outer) this.newestOther = Math.max(this.newestOther, outer.time_ms);
  }

  get survey(): Survey {
    const clock_offset_ms = Math.round(median(this.distances) / QUARTER_MS) * QUARTER_MS;
    const newest = Math.max(this.newestSysmon, this.newestOther + clock_offset_ms);
    return {
      newest_ms: this.wantsNewest && Number.isFinite(newest) ? newest : null,
      clock_offset_ms,
      helk: this.rule && !this.mitre ? 'helk-rule' : 'helk',
    };
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
