import type { Fidelity } from '../sysmon/component_events';

/** Who says that an event stands for a data component. */
export type TriggerOrigin = 'attack' | 'ctid' | 'ossem' | 'proposed' | 'classic' | 'user';

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
