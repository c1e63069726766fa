import type { HostGaps } from '../../../common/gaps/host_gaps';
import type { Fact } from '../../../common/http/facts';
import type { GapComponent, GapsResponse } from '../../../common/http/gaps';
import { formatCount } from '../../platform/format';

export const ARRIVES: Readonly<Record<Fact, string>> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
  not_assessed: 'Not assessed',
};

export const SILENCE: Readonly<Record<GapComponent['silence']['status'], string>> = {
  sending: 'sends',
  silent: 'stopped',
  never: 'never seen',
  not_assessed: 'too few events to tell',
  unknown: 'not known',
};

export const HOST_STATUS: Readonly<Record<HostGaps['status'], string>> = {
  no_sysmon: 'no Sysmon',
  silent: 'silent',
  gaps: 'gaps',
  complete: 'complete',
};

/** What Sysmon calls it, or the log and its event id. */
export function nameOfLogEvent(event: GapsResponse['log_events'][number] | undefined): string {
  if (event === undefined) return '';
  const log = event.log_source.replace(/^WinEventLog:/, '');
  return `${log} ${event.event_id}${event.name === null ? '' : ` ${event.name}`}`;
}

/** `at least 5 of 12 (42 %)` */
export function hostShare(
  { hosts, hosts_at_least }: Pick<GapComponent, 'hosts' | 'hosts_at_least'>,
  all: number | null
): string {
  if (hosts === null) return 'not told';
  const least = hosts_at_least ? 'at least ' : '';
  if (all === null || all === 0) return `${least}${formatCount(hosts)}`;
  const percent = Math.min(100, Math.round((100 * hosts) / all));
  return `${least}${formatCount(hosts)} of ${formatCount(all)} (${percent} %)`;
}
