import type { CatalogueKnowledge } from '../http/knowledge';
import type { ViewFilter } from '../http/view_filter';

type Choice = Pick<ViewFilter, 'components' | 'groups' | 'software' | 'related_match'>;

/** Whether a view shows only some techniques for what is related to them. */
export const choosesTechniques = ({ components, groups, software }: Choice): boolean =>
  components.length + groups.length + software.length > 0;

/**
 * The techniques that a view is about: those that one of the chosen data components can observe, and that one (or every one)
 * of the chosen groups, campaigns and software uses.
 *
 * @returns null where nothing is chosen, so that every technique is shown
 */
export function chosenTechniques(
  { related, data_components }: Pick<CatalogueKnowledge, 'related' | 'data_components'>,
  choice: Choice
): ReadonlySet<string> | null {
  if (!choosesTechniques(choice)) return null;
  const { components, groups, software, related_match } = choice;
  const sets: ReadonlySet<string>[] = [];
  if (components.length > 0) {
    const chosen = data_components.filter(({ id }) => components.includes(id));
    sets.push(union(chosen.map(({ technique_ids }) => technique_ids)));
  }
  const wanted = [...groups, ...software];
  if (wanted.length > 0) {
    // What this release does not know uses no technique.
    const lists = wanted.map((id) => related.find((one) => one.id === id)?.technique_ids ?? []);
    if (related_match === 'any') sets.push(union(lists));
    else for (const list of lists) sets.push(new Set<string>(list));
  }
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((id) => others.every((set) => set.has(id))));
}

function union(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const list of lists) for (const id of list) all.add(id);
  return all;
}
