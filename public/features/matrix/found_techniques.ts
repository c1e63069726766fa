import type { SearchHit } from '../../../common/attack/search';

/**
 * The techniques that a search text points out in the matrix: those that what is called exactly so leads to, else those
 * that are called nearly so. A mere likeness of a group's name would light up half of the matrix.
 *
 * @param named - ids whose id or name contains the text; null for no text
 * @param hits - of the catalogue search, best first
 * @returns null for no text
 */
export function foundTechniques(
  named: ReadonlySet<string> | null,
  hits: readonly SearchHit[]
): ReadonlySet<string> | null {
  if (named === null) return null;
  const exact = hits.filter((hit) => hit.exact);
  if (exact.length > 0) return techniquesOf(exact, named);
  return techniquesOf(
    hits.filter(({ kind }) => kind === 'technique' || kind === 'retired'),
    named
  );
}

function techniquesOf(hits: readonly SearchHit[], named: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(named);
  for (const { technique_ids } of hits) for (const id of technique_ids) found.add(id);
  return found;
}
