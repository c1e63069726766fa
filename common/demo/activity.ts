import type { HostKind } from './fleet';

/** Whose account runs it: the desk's own user, an administrator, or Windows itself. */
export type Account = 'user' | 'admin' | 'system';

/**
 * When it happens. `work`: office hours on weekdays; `always`: round the clock; `night`: scheduled jobs at 1–4
 * UTC; `burst`: all on one host within an hour; `new_rule`: as `work`, but only in the last nine days, since a
 * rule was added; `old_rule`: as `work`, until twelve days ago, when a rule was lost.
 */
export type Rhythm = 'work' | 'always' | 'night' | 'burst' | 'new_rule' | 'old_rule';

/** What Sysmon would log of one habit of the fleet, and which rule would have named it. */
export interface Activity {
  /** The rule's name as its author typed it; `-` where no rule named the event. */
  readonly rule: string;
  readonly event_id: number;
  /** Process that does it; ignored by event ids that carry none. */
  readonly image: string;
  /** Events in 30 days over the whole fleet, at scale 1. */
  readonly runs: number;
  readonly on: HostKind | 'any';
  readonly as: Account;
  readonly when: Rhythm;
  /** Parent process; Explorer or the service manager where absent. */
  readonly parent?: string;
  /**
   * Sysmon's fields that matter here. Placeholders: `{user}`, `{host}`, `{n}` (a number from 1 to 40), `{hex}`
   * (eight digits), `{peer}` (a server's name), `{peer_ip}`, `{outside_ip}`.
   */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The dialect most rules are written in: `technique_id=…,technique_name=…`, then further `key=value`. */
export const tag = (id: string, name: string, ...more: readonly string[]): string =>
  [`technique_id=${id}`, `technique_name=${name}`, ...more].join(',');

export const SYSTEM32 = 'C:\\Windows\\System32\\';
export const POWERSHELL = `${SYSTEM32}WindowsPowerShell\\v1.0\\powershell.exe`;
export const CMD = `${SYSTEM32}cmd.exe`;
export const SVCHOST = `${SYSTEM32}svchost.exe`;
export const SERVICES = `${SYSTEM32}services.exe`;
export const EXPLORER = 'C:\\Windows\\explorer.exe';
export const LSASS = `${SYSTEM32}lsass.exe`;
export const OFFICE = 'C:\\Program Files\\Microsoft Office\\root\\Office16\\';
export const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
/** The company's own invented programs. */
export const LEDGER = 'C:\\Program Files\\Fjordledger\\ledger.exe';
export const BACKUP = 'C:\\Program Files\\Tidekeep\\tidekeep_agent.exe';

/** Where, whose and when, for the usual cases. */
export const DESK = { on: 'workstation', as: 'user', when: 'work' } as const;
export const ADMIN_DESK = { on: 'workstation', as: 'admin', when: 'work' } as const;
export const SERVER = { on: 'server', as: 'system', when: 'always' } as const;
export const EVERYWHERE = { on: 'any', as: 'system', when: 'always' } as const;
export const NIGHTLY = { on: 'server', as: 'system', when: 'night' } as const;
