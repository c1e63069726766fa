import type { LogSourceReference } from './catalogue';

type LogSource = Pick<LogSourceReference, 'name' | 'channel'>;

/** What ATT&CK calls the log of Sysmon, on Windows and on Linux. */
export const SYSMON_LOG_SOURCES = ['WinEventLog:Sysmon', 'linux:Sysmon'] as const;

/** Whole channels only: `EventCode=3, 22` and `EventCode=4778, EventCode=4779`, not ids inside prose. */
const EVENT_CODES = /^EventCode\s*=\s*\d{1,5}(\s*,\s*(EventCode\s*=\s*)?\d{1,5})*$/i;

/**
 * The event ids that a channel lists.
 *
 * @param channel - as ATT&CK wrote it
 * @returns ascending, each once; empty for prose and `None`, which name no event id
 */
export function eventIdsOfChannel(channel: string): readonly number[] {
  const text = channel.trim();
  if (!EVENT_CODES.test(text)) return [];
  const ids = (text.match(/\d+/g) ?? []).map(Number);
  return [...new Set(ids)].sort((a, b) => a - b);
}

export const isSysmonLogSource = ({ name }: Pick<LogSource, 'name'>): boolean =>
  SYSMON_LOG_SOURCES.some((sysmon) => sysmon === name);

/**
 * The Sysmon event ids of a log source (v18+).
 *
 * @returns ascending; empty for log sources other than Sysmon and for prose channels
 */
export const sysmonEventIds = (logSource: LogSource): readonly number[] =>
  isSysmonLogSource(logSource) ? eventIdsOfChannel(logSource.channel) : [];
