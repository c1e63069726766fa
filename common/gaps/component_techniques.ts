import type { TechniqueId } from '../attack/ids';
import type { TechniqueFacts } from '../http/facts';
import type { GapComponent } from '../http/gaps';
import type { TechniqueNeeds } from './needs';

type Lists = GapComponent['techniques'];

/**
 * The techniques of each component: all that need it, what became of them, and those that depend on it alone.
 *
 * @param facts - of the same techniques
 * @returns by component id
 */
export function techniquesOfComponents(
  needs: readonly TechniqueNeeds[],
  facts: readonly TechniqueFacts[]
): ReadonlyMap<string, Lists> {
  const factsById = new Map(facts.map((each) => [each.id, each]));
  const lists = new Map<string, Lists>();
  for (const { technique, components } of needs) {
    const own = factsById.get(technique.id);
    if (own === undefined) continue;
    const within = components.filter(({ triggers }) => triggers.length > 0);
    for (const { component } of components) {
      const into = lists.get(component.id) ?? noTechniques();
      lists.set(component.id, into);
      into.observable.push(technique.id);
      into[fateOf(own)].push(technique.id);
      if (
        isOnly(
          component.id,
          within.map((need) => need.component.id)
        )
      )
        into.sole_source.push(technique.id);
      if (isOnly(component.id, own.components?.arriving_ids ?? []))
        into.only_arriving.push(technique.id);
    }
  }
  return lists;
}

export const noTechniques = (): Lists => {
  const empty = (): TechniqueId[] => [];
  return {
    observable: empty(),
    seen: empty(),
    tagged: empty(),
    neither: empty(),
    unknown: empty(),
    sole_source: empty(),
    only_arriving: empty(),
  };
};

const isOnly = (id: string, ids: readonly string[]): boolean => ids.length === 1 && ids[0] === id;

function fateOf({ observed, alerted, configured }: TechniqueFacts) {
  if (observed === 'yes' || alerted === 'yes') return 'seen';
  if (observed === 'unknown' || alerted === 'unknown') return 'unknown';
  if (configured === 'yes') return 'tagged';
  return configured === 'unknown' ? 'unknown' : 'neither';
}
