import type { Catalogue, DataComponent, Technique } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import { isOnPlatform } from '../attack/platforms';
import type { GapMapping } from './mapping';
import { createTriggers } from './component_triggers';
import { type Trigger, triggerKey } from './trigger';

/** A data component that a technique needs, and the events that would prove for this technique that it arrives. */
export interface ComponentNeed {
  readonly component: DataComponent;
  /** Empty where none of the user's logs can stand for it. */
  readonly triggers: readonly Trigger[];
}

export interface TechniqueNeeds {
  readonly technique: Technique;
  /** Data components that the platform's analytics name (before v18: that detect the technique), by id. */
  readonly components: readonly ComponentNeed[];
}

type Facts = Pick<Catalogue, 'techniques' | 'data_components' | 'detects' | 'analytics'>;

export const onPlatform = (platforms: readonly string[], platform: string): boolean =>
  platform === 'all' || isOnPlatform(platforms, platform);

/**
 * What each live technique of a platform needs to be observable.
 *
 * From v18 on, a component's events are those that the technique's own analytics name for it; before, those that stand
 * for the component in general.
 *
 * @param platform - as in the ViewFilter; `all` for every platform
 * @returns by technique id; techniques for which ATT&CK names no component have none
 * @see docs/scoring.md, "Potential"
 */
export function needsByTechnique(
  catalogue: Facts,
  platform: string,
  mapping: GapMapping
): readonly TechniqueNeeds[] {
  const components = new Map(catalogue.data_components.map((each) => [each.id, each]));
  const componentOf = (id: string): DataComponent =>
    components.get(id) ?? { id, name: id, data_source: null };
  const triggers = createTriggers(catalogue, mapping);
  const needs = new Map<TechniqueId, Map<string, Map<string, Trigger>>>();
  const need = (technique: TechniqueId, component: string, found: readonly Trigger[]) => {
    const of = getOrMake(getOrMake(needs, technique), component);
    for (const trigger of found)
      if (!of.has(triggerKey(trigger))) of.set(triggerKey(trigger), trigger);
  };
  for (const { technique_id, platforms, log_sources } of catalogue.analytics) {
    if (!onPlatform(platforms, platform)) continue;
    for (const reference of log_sources) {
      const component = componentOf(reference.component_id);
      need(technique_id, component.id, triggers.ofReference(component, reference));
    }
  }
  for (const { technique_id, component_id } of catalogue.detects)
    need(technique_id, component_id, []);
  for (const [technique_id, own] of needs)
    for (const id of own.keys()) need(technique_id, id, triggers.ofComponent(componentOf(id)));
  return catalogue.techniques
    .filter(({ platforms }) => onPlatform(platforms, platform))
    .map((technique) => ({
      technique,
      components: [...(needs.get(technique.id) ?? [])]
        .map(([id, own]) => ({ component: componentOf(id), triggers: [...own.values()] }))
        .sort((a, b) => (a.component.id < b.component.id ? -1 : 1)),
    }));
}

function getOrMake<Key, Inner, Value>(
  map: Map<Key, Map<Inner, Value>>,
  key: Key
): Map<Inner, Value> {
  const found = map.get(key) ?? new Map<Inner, Value>();
  map.set(key, found);
  return found;
}
