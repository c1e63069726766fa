import { createHash } from 'crypto';
import { readOuterTime, readSysmonTime } from './event_time';
import type { EventFile } from './event_file';
import { parseLine } from './read_events';
import { readLines } from './read_lines';

/** What must be known of a file before its first event is sent. */
export interface FileSurvey {
  /** Of the documents in it, whether the file is packed or not: the same events have the same ids. */
  readonly content_hash: string;
  /** Time of the newest event, corrected; null where no event has a time. */
  readonly newest_ms: number | null;
  /** What to add to times that are not Sysmon's; 0 where the clocks agree. */
  readonly clock_offset_ms: number;
  readonly helk: 'helk' | 'helk-rule';
}

/** Zones differ by quarters of an hour; less than that is delay, not a wrong clock. */
const QUARTER_MS = 15 * 60_000;

/**
 * Reads a file once: its identity, its newest time and the error of its outer clock, which is the median
 * distance from Sysmon's UtcTime, in quarters of an hour.
 */
export async function surveyFile(file: EventFile): Promise<FileSurvey> {
  const hash = createHash('sha256');
  const distances: number[] = [];
  let newestSysmon = -Infinity;
  let newestOther = -Infinity;
  let mitre = false;
  let rule = false;
  for await (const line of readLines(file)) {
    hash.update(line.kind === 'text' ? line.text : line.reason).update('\n');
    const read = line.kind === 'text' ? parseLine(line.line, line.text) : line;
    if (read.kind === 'bad') continue;
    const { document } = read;
    const sysmon = readSysmonTime(document);
    const outer = readOuterTime(document);
    if (sysmon && outer) distances.push(sysmon.time_ms - outer.time_ms);
    if (sysmon) newestSysmon = Math.max(newestSysmon, sysmon.time_ms);
    else if (outer) newestOther = Math.max(newestOther, outer.time_ms);
    mitre = mitre || 'mitre_technique_id' in document;
    rule = rule || 'rule_technique_id' in document;
  }
  const clock_offset_ms = Math.round(median(distances) / QUARTER_MS) * QUARTER_MS;
  const newest = Math.max(newestSysmon, newestOther + clock_offset_ms);
  return {
    content_hash: hash.digest('hex'),
    newest_ms: Number.isFinite(newest) ? newest : null,
    clock_offset_ms,
    helk: rule && !mitre ? 'helk-rule' : 'helk',
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
