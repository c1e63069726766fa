import type { SearchHit } from '../../../common/attack/search';

/**
 * The techniques that a search text points out in the matrix: those that are called so, and those that software, groups or
 * components of exactly this name lead to. A mere likeness of a group's name would light up half of the matrix.
 *
 * @param named - ids whose id or name contains the text; null for no text
 * @param hits - of the catalogue search, best first
 * @returns null for no text
 */
export function foundTechniques(
  text: string,
  named: ReadonlySet<string> | null,
  hits: readonly SearchHit[]
): ReadonlySet<string> | null {
  if (named === null) return null;
  const wanted = text.trim().toLowerCase();
  const whole = hits.filter(({ id, name }) =>
    [id, name].some((one) => one.toLowerCase() === wanted)
  );
  if (whole.some(({ id }) => id.toLowerCase() === wanted)) return techniquesOf(whole, named);
  const called = hits.filter(({ kind }) => kind === 'technique' || kind === 'retired');
  const [best] = hits;
  const leading = best !== undefined && !called.includes(best) ? [best] : [];
  return techniquesOf([...called, ...whole, ...leading], named);
}

function techniquesOf(hits: readonly SearchHit[], named: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(named);
  for (const { technique_ids } of hits) for (const id of technique_ids) found.add(id);
  return found;
}
