/**
 * One Sysmon event as HELK's pipeline of 2018 indexed it: Sysmon's own field names at the top level, texts
 * throughout, `mitre_<key>` for every `key=value` of the rule name.
 */
export interface DemoEvent {
  /** ISO 8601, UTC, milliseconds. */
  readonly '@timestamp': string;
  readonly log_name: string;
  readonly source_name: string;
  /** Sysmon event id, 1–29. */
  readonly event_id: number;
  /** Lower case, fully qualified. */
  readonly host_name: string;
  readonly [field: string]: string | number | readonly string[];
}

export const SYSMON_CHANNEL = 'Microsoft-Windows-Sysmon/Operational';
export const SYSMON_PROVIDER = 'Microsoft-Windows-Sysmon';
