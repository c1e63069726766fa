import type { GapHost, HostEvent } from '../http/gap_hosts';

const DAY_MS = 86_400_000;
/** Below this no rhythm can be told. */
const ENOUGH_EVENTS = 10;
/** How many times its mean interval an event may be away. */
const INTERVALS = 10;

export interface HostGaps {
  /**
   * `no_sysmon`: other logs arrive from it, Sysmon's does not. `silent`: its Sysmon events, taken together, stopped. `gaps`: some
   * stopped, or are lacking. `complete`: neither.
   */
  readonly status: 'no_sysmon' | 'silent' | 'gaps' | 'complete';
  /** Event ids that enough other hosts send, and this one does not. */
  readonly lacks: readonly number[];
  /** Event ids that it sent, and no longer sends. */
  readonly stopped: readonly number[];
}

/** A host, and what is wrong with what it sends. */
export type AssessedHost = GapHost & HostGaps;

/**
 * Sysmon event ids that at least a share of the hosts with Sysmon send.
 *
 * @param share - 0 to 1; 0 for every id that any host sends
 */
export function usualEventIds(hosts: readonly GapHost[], share: number): readonly number[] {
  const senders = new Map<number, number>();
  for (const { sysmon } of hosts)
    for (const { event_id } of sysmon) senders.set(event_id, (senders.get(event_id) ?? 0) + 1);
  const withSysmon = hosts.filter(({ sysmon }) => sysmon.length > 0).length;
  return [...senders]
    .filter(([, count]) => count >= share * withSysmon)
    .map(([event_id]) => event_id)
    .sort((a, b) => a - b);
}

/**
 * What a host lacks beside the others, and what it stopped to send.
 *
 * @param usual - event ids that a host is expected to send
 * @param at_ms - end of the range that was looked at
 * @see docs/gaps.md, "Hosts"
 */
export function assessHost(
  { sysmon }: Pick<GapHost, 'sysmon'>,
  usual: readonly number[],
  at_ms: number
): HostGaps {
  if (sysmon.length === 0) return { status: 'no_sysmon', lacks: [...usual], stopped: [] };
  const sent = new Set(sysmon.map(({ event_id }) => event_id));
  const lacks = usual.filter((event_id) => !sent.has(event_id));
  const stopped = sysmon.filter((event) => hasStopped(event, at_ms)).map((each) => each.event_id);
  if (hasStopped(sumEvents(sysmon), at_ms)) return { status: 'silent', lacks, stopped };
  return { status: lacks.length + stopped.length > 0 ? 'gaps' : 'complete', lacks, stopped };
}

/** Several events as if they were one. */
export const sumEvents = (sysmon: readonly HostEvent[]): Omit<HostEvent, 'event_id'> => ({
  events: sysmon.reduce((sum, { events }) => sum + events, 0),
  first_event: sysmon.map(({ first_event }) => first_event).reduce((a, b) => (a < b ? a : b)),
  last_event: sysmon.map(({ last_event }) => last_event).reduce((a, b) => (a > b ? a : b)),
});

function hasStopped(
  { events, first_event, last_event }: Omit<HostEvent, 'event_id'>,
  at_ms: number
): boolean {
  if (events < ENOUGH_EVENTS) return false;
  const last_ms = Date.parse(last_event);
  const interval_ms = (last_ms - Date.parse(first_event)) / (events - 1);
  return at_ms - last_ms > Math.max(DAY_MS, INTERVALS * interval_ms);
}
