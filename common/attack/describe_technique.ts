import type { Catalogue, RelatedObject } from './catalogue';
import type { CatalogueIndex } from './catalogue_index';
import type { TechniqueId } from './ids';
import { sysmonEventIds } from './log_sources';
import { compareNamed } from './order';
import type { TechniqueKnowledge } from '../http/knowledge';

/**
 * Everything that a release says about one live technique, by name where it lists things.
 *
 * @param description - its text; null where none was uploaded
 * @returns null for an id that is no live technique of the release
 */
export function describeTechnique(
  { catalogue, techniqueById }: CatalogueIndex,
  id: string,
  description: string | null
): TechniqueKnowledge | null {
  const technique = techniqueById.get(id);
  if (technique === undefined) return null;
  const analytics = catalogue.analytics.filter(({ technique_id }) => technique_id === id);
  const related = (...kinds: readonly RelatedObject['kind'][]) =>
    relatedTo(catalogue, technique.id, kinds);
  return {
    id: technique.id,
    name: technique.name,
    description,
    former_ids: catalogue.retired
      .filter(({ current_id }) => current_id === id)
      .map((retired) => retired.id),
    data_components: componentsOf(catalogue, technique.id, analytics),
    analytics: analytics.map(({ id: analytic, platforms, log_sources }) => ({
      id: analytic,
      platforms: [...platforms],
      log_sources: log_sources.map((source) => ({
        ...source,
        sysmon_event_ids: [...sysmonEventIds(source)],
      })),
    })),
    mitigations: related('mitigation'),
    software: related('malware', 'tool'),
    groups: related('group'),
    campaigns: related('campaign'),
  };
}

const relatedTo = (
  { related }: Catalogue,
  id: TechniqueId,
  kinds: readonly RelatedObject['kind'][]
): TechniqueKnowledge['groups'] =>
  related
    .filter(({ kind, technique_ids }) => kinds.includes(kind) && technique_ids.includes(id))
    .map(({ id: related_id, name }) => ({ id: related_id, name }))
    .sort(compareNamed);

function componentsOf(
  { data_components, detects }: Catalogue,
  id: TechniqueId,
  analytics: Catalogue['analytics']
): TechniqueKnowledge['data_components'] {
  const named = new Set<string>();
  for (const { component_id, technique_id } of detects)
    if (technique_id === id) named.add(component_id);
  for (const { log_sources } of analytics)
    for (const source of log_sources) named.add(source.component_id);
  return data_components
    .filter((component) => named.has(component.id))
    .map((component) => ({ ...component }));
}
