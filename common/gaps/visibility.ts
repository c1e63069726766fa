/**
 * DeTT&CT's visibility score of a share of data components, by its own formula.
 *
 * @param arriving - components that arrive, integer >= 0
 * @param needed - components that are needed, integer >= arriving
 * @returns 0 none, 1 minimal (to 49 %), 2 medium (to 74 %), 3 good (to 99 %), 4 excellent (100 %); null where none is needed
 * @see docs/scoring.md, "Published scales"
 */
export function visibilityOf(arriving: number, needed: number): number | null {
  if (needed === 0) return null;
  if (arriving === 0) return 0;
  const percent = (arriving / needed) * 100;
  if (percent <= 49) return 1;
  if (percent <= 74) return 2;
  return percent <= 99 ? 3 : 4;
}
