import { compareText } from '../attack/order';
import type { LogEvent } from '../http/gaps';
import { sysmonEvent } from '../sysmon/events';
import { type Arrival, indexTogether } from './arrival';
import { shown } from './component_arrival';
import { LINUX_SYSMON_LOG_SOURCE, SYSMON_LOG_SOURCE } from './log_source_channels';
import type { TechniqueNeeds } from './needs';
import { type Trigger, triggerKey } from './trigger';

/** Every event that stands for something, once, and where it stands in the list. */
export interface LogEvents {
  readonly list: readonly LogEvent[];
  indexOf(trigger: Pick<Trigger, 'log_source' | 'event_id'>): number;
}

/** The events that stand for a component of some technique, by log source and id, with what of them arrives. */
export function listLogEvents(needs: readonly TechniqueNeeds[], arrival: Arrival): LogEvents {
  const together = indexTogether(arrival);
  const triggers = new Map<string, Trigger>();
  for (const { components } of needs)
    for (const need of components)
      for (const trigger of need.triggers) triggers.set(triggerKey(trigger), trigger);
  const sorted = [...triggers.values()].sort(
    (a, b) =>
      rank(a) - rank(b) || compareText(a.log_source, b.log_source) || a.event_id - b.event_id
  );
  const positions = new Map(sorted.map((trigger, n) => [triggerKey(trigger), n]));
  return {
    list: sorted.map((trigger) => {
      const found = together([trigger]);
      const known = isSysmon(trigger) ? sysmonEvent(trigger.event_id) : undefined;
      return {
        log_source: trigger.log_source,
        event_id: trigger.event_id,
        name: known?.name ?? null,
        element: known?.element ?? null,
        arrives: found.arrives,
        ...shown(found),
      };
    }),
    indexOf: (trigger) => positions.get(triggerKey(trigger)) ?? -1,
  };
}

export const isSysmon = ({ log_source }: Pick<Trigger, 'log_source'>): boolean =>
  log_source === SYSMON_LOG_SOURCE || log_source === LINUX_SYSMON_LOG_SOURCE;

/** Sysmon's own events first. */
const rank = (trigger: Trigger): number => (isSysmon(trigger) ? 0 : 1);
