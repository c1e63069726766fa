import type { MatrixFacts } from './catalogue_index';

/** A technique that differs, with what to say about it. */
export interface ComparedTechnique {
  readonly id: string;
  readonly name: string;
}

/** What changes for the matrix when one catalogue takes another's place; each list by id. */
export interface CatalogueComparison {
  /** Live in the second only. */
  readonly added: readonly ComparedTechnique[];
  /** Live in the first only; `now` is the live id that the second says replaced it, null where there is none. */
  readonly removed: readonly (ComparedTechnique & { readonly now: string | null })[];
  readonly renamed: readonly (ComparedTechnique & { readonly before: string })[];
  /** Techniques that stand in other tactics than before. */
  readonly moved: readonly ComparedTechnique[];
  /** Tactics of the second only, by name. */
  readonly added_tactics: readonly string[];
  readonly removed_tactics: readonly string[];
}

/**
 * Compares two catalogues of the same domain, technique by technique. Tactics are compared by their short names,
 * because their ids are not the same in every era.
 */
export function compareCatalogues(before: MatrixFacts, after: MatrixFacts): CatalogueComparison {
  const [old, live] = [byId(before.techniques), byId(after.techniques)];
  const retired = byId(after.retired);
  const [oldTactics, newTactics] = [tacticNames(before), tacticNames(after)];
  const namesIn = (names: ReadonlyMap<string, string>, ids: readonly string[]) =>
    ids
      .map((id) => names.get(id) ?? id)
      .sort()
      .join();
  const both = after.techniques.filter(({ id }) => old.has(id));
  return {
    added: sorted(after.techniques.filter(({ id }) => !old.has(id)).map(named)),
    removed: sorted(
      before.techniques
        .filter(({ id }) => !live.has(id))
        .map(({ id, name }) => ({ id, name, now: retired.get(id)?.current_id ?? null }))
    ),
    renamed: sorted(
      both
        .map(({ id, name }) => ({ id, name, before: old.get(id)?.name ?? name }))
        .filter((technique) => technique.name !== technique.before)
    ),
    moved: sorted(
      both
        .filter(
          ({ id, tactic_ids }) =>
            namesIn(newTactics, tactic_ids) !== namesIn(oldTactics, old.get(id)?.tactic_ids ?? [])
        )
        .map(named)
    ),
    added_tactics: tacticsOnlyIn(after, oldTactics),
    removed_tactics: tacticsOnlyIn(before, newTactics),
  };
}

const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
  new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));

const tacticNames = ({ tactics }: MatrixFacts): ReadonlyMap<string, string> =>
  new Map(tactics.map(({ id, short_name }) => [id, short_name]));

function tacticsOnlyIn(facts: MatrixFacts, others: ReadonlyMap<string, string>): readonly string[] {
  const known = new Set(others.values());
  return facts.tactics.filter(({ short_name }) => !known.has(short_name)).map(({ name }) => name);
}

const named = ({ id, name }: ComparedTechnique): ComparedTechnique => ({ id, name });

const sorted = <Entry extends ComparedTechnique>(entries: readonly Entry[]): readonly Entry[] =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
