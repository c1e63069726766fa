import type { DataComponent } from '../attack/catalogue';
import type { ComponentArrival } from '../http/facts';
import { type Arrival, type Arriving, indexTogether } from './arrival';
import { type Judged, judgedFact } from './judged';
import type { TechniqueNeeds } from './needs';
import { type Trigger, triggerKey } from './trigger';

/** A data component with every event that stands for it, for one technique or another. */
export interface NeededComponent {
  readonly component: DataComponent;
  readonly triggers: readonly Trigger[];
}

/** The data components that techniques need, by id, each with the triggers of all of them. */
export function neededComponents(needs: readonly TechniqueNeeds[]): readonly NeededComponent[] {
  const found = new Map<string, { component: DataComponent; triggers: Map<string, Trigger> }>();
  for (const { components } of needs) {
    for (const { component, triggers } of components) {
      const own = found.get(component.id) ?? { component, triggers: new Map<string, Trigger>() };
      found.set(component.id, own);
      for (const each of triggers)
        if (!own.triggers.has(triggerKey(each))) own.triggers.set(triggerKey(each), each);
    }
  }
  return [...found.values()]
    .map(({ component, triggers }) => ({ component, triggers: [...triggers.values()] }))
    .sort((a, b) => (a.component.id < b.component.id ? -1 : 1));
}

/** What arrives of each data component: as somebody judged it, else as it was seen. */
export function assessArrival(
  components: readonly NeededComponent[],
  arrival: Arrival,
  judged: Judged
): readonly ComponentArrival[] {
  const together = indexTogether(arrival);
  return components.map(({ component, triggers }) => {
    const all = together(triggers);
    return {
      ...component,
      arrives: judgedFact(all.arrives, judged.component(component)),
      ...shown(all),
      log_sources: triggers
        .map((trigger) => ({ trigger, found: together([trigger]) }))
        .filter(({ found }) => found.arrives === 'yes')
        .map(({ trigger, found }) => ({
          name: trigger.log_source,
          event_id: trigger.event_id,
          ...shown(found),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.event_id - b.event_id)),
    };
  });
}

/** As it is answered. */
export const shown = ({
  events,
  hosts,
  last_event,
}: Arriving): Pick<ComponentArrival, 'events' | 'hosts' | 'hosts_at_least' | 'last_event'> => ({
  events,
  hosts: hosts?.count ?? null,
  hosts_at_least: hosts?.at_least ?? false,
  last_event,
});
