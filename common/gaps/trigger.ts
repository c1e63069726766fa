import type { Fidelity } from '../sysmon/component_events';

/**
 * Who says that an event stands for a data component: an analytic of ATT&CK, the Center for Threat-Informed Defense,
 * OSSEM-DM, a proposal of this project, its table of plain text sources, or the user.
 */
export const TRIGGER_ORIGINS = ['attack', 'ctid', 'ossem', 'proposed', 'classic', 'user'] as const;
export type TriggerOrigin = (typeof TRIGGER_ORIGINS)[number];

/** An event that proves that a data component arrives. */
export interface Trigger {
  /** `WinEventLog:Sysmon` */
  readonly log_source: string;
  /** Keys of the channels in which the event is looked for; never empty. */
  readonly channels: readonly string[];
  readonly event_id: number;
  readonly by: TriggerOrigin;
  /** Null where nobody judged the pair. */
  readonly fidelity: Fidelity | null;
}

/** One key per (log source, event id): the same event may be named by several analytics. */
export const triggerKey = ({
  log_source,
  event_id,
}: Pick<Trigger, 'log_source' | 'event_id'>): string => `${log_source.toLowerCase()} ${event_id}`;
