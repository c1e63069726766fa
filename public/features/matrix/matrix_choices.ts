import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { FactsResponse, TechniqueState } from '../../../common/http/facts';
import type { MatrixView } from '../../../common/coverage/matrix_view';

/** Platforms of a catalogue's live techniques, by name. */
export const platformsOf = ({ techniques }: MatrixCatalogue): readonly string[] =>
  [...new Set(techniques.flatMap(({ platforms }) => platforms))].sort();

/**
 * Ids of techniques that a search text names: by id, former id or part of the name.
 *
 * @returns null for no text
 */
export function findTechniques(
  { techniques, retired }: Pick<MatrixCatalogue, 'techniques' | 'retired'>,
  text: string
): ReadonlySet<string> | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const found = new Set<string>();
  const matches = ({ id, name }: { id: string; name: string }) =>
    id.toLowerCase().startsWith(wanted) || name.toLowerCase().includes(wanted);
  for (const technique of techniques) if (matches(technique)) found.add(technique.id);
  for (const old of retired) {
    if (old.current_id !== null && matches(old)) found.add(old.current_id);
  }
  return found;
}

/**
 * Techniques in one of these states.
 *
 * @returns null for all: no state is chosen, or the states are not known yet
 */
export function inStates(
  facts: FactsResponse | undefined,
  states: readonly TechniqueState[]
): ReadonlySet<string> | null {
  if (states.length === 0 || facts === undefined) return null;
  return new Set(
    facts.techniques.filter(({ state }) => states.includes(state)).map(({ id }) => id)
  );
}

/** What both leave; null for all. */
export function bothOf(
  a: ReadonlySet<string> | null,
  b: ReadonlySet<string> | null
): ReadonlySet<string> | null {
  if (a === null || b === null) return a ?? b;
  return new Set([...a].filter((id) => b.has(id)));
}

/** The view without techniques that have no tags; totals and headers stay those of the whole. */
export const withoutEmpty = (view: MatrixView): MatrixView => ({
  ...view,
  tactics: view.tactics.map((tactic) => ({
    ...tactic,
    techniques: tactic.techniques
      .filter(({ tags }) => tags > 0)
      .map((technique) => ({
        ...technique,
        sub_techniques: technique.sub_techniques.filter(({ tags }) => tags > 0),
      })),
  })),
});

/** Which techniques show their sub-techniques: those opened, and those in whose sub-techniques something was found. */
export function expandedBy(
  expanded: readonly string[],
  found: ReadonlySet<string> | null
): (id: string) => boolean {
  const opened = new Set(expanded);
  const parents = new Set<string>();
  for (const id of found ?? []) if (id.includes('.')) parents.add(id.slice(0, id.indexOf('.')));
  return (id) => opened.has('all') || opened.has(id) || parents.has(id);
}

/** Techniques of each tactic by name, as they are, or by their tags. */
export function sortTechniques(view: MatrixView, sort: 'name' | 'most' | 'least'): MatrixView {
  if (sort === 'name') return view;
  const sign = sort === 'most' ? -1 : 1;
  const byTags = (a: { readonly tags: number }, b: { readonly tags: number }) =>
    sign * (a.tags - b.tags);
  return {
    ...view,
    tactics: view.tactics.map((tactic) => ({
      ...tactic,
      techniques: [...tactic.techniques].sort(byTags),
    })),
  };
}
