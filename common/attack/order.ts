/** Order by code units: the same on every machine and in every locale, unlike `localeCompare`. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order for names as people read them: case does not matter, ties are broken by id. */
export const compareNamed = (
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string }
): number => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id);

export const compareId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  compareText(a.id, b.id);
