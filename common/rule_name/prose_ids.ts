/** Upper-case T only: in prose, a lone number or `t1000` is more likely something else. */
const ID_IN_PROSE = /(?:^|[^A-Za-z0-9_])(T\d{4}(?:\.\d{3})?)(?![A-Za-z0-9_])/g;

/** Technique ids inside a value; none inside a web address, whose id repeats or documents, but does not tag. */
export function findIdsInProse(value: string): string[] {
  if (value.includes('://')) return [];
  const found: string[] = [];
  const pattern = new RegExp(ID_IN_PROSE);
  for (let match = pattern.exec(value); match !== null; match = pattern.exec(value)) {
    if (match[1] !== undefined) found.push(match[1]);
  }
  return found;
}
