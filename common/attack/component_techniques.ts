import type { Catalogue } from './catalogue';
import type { TechniqueId } from './ids';
import { compareText } from './order';

/**
 * Techniques that each data component can observe, in every era of STIX: what the component detects (before v18), or what
 * an analytic names it for (from v18 on).
 *
 * @returns component id → live technique ids, sorted; components that observe none are absent
 */
export function techniquesByComponent({
  detects,
  analytics,
}: Pick<Catalogue, 'detects' | 'analytics'>): ReadonlyMap<string, readonly TechniqueId[]> {
  const techniques = new Map<string, Set<TechniqueId>>();
  const tie = (component: string, technique: TechniqueId) =>
    techniques.set(component, (techniques.get(component) ?? new Set()).add(technique));
  for (const { component_id, technique_id } of detects) tie(component_id, technique_id);
  for (const { technique_id, log_sources } of analytics)
    for (const { component_id } of log_sources) tie(component_id, technique_id);
  const sorted = new Map<string, readonly TechniqueId[]>();
  for (const [id, ids] of techniques) sorted.set(id, [...ids].sort(compareText));
  return sorted;
}
