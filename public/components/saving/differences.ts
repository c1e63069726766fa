/** One place in which two versions differ, both as texts. */
export interface Difference {
  /** `filter.hosts` */
  readonly path: string;
  readonly mine: string;
  readonly stored: string;
}

/** Where two versions of the same thing differ; lists are compared as a whole. */
export function differences(mine: unknown, stored: unknown): readonly Difference[] {
  const [ours, theirs] = [leavesOf(mine), leavesOf(stored)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .map((path) => ({ path, mine: ours.get(path) ?? '', stored: theirs.get(path) ?? '' }))
    .filter((difference) => difference.mine !== difference.stored);
}

function leavesOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, string> {
  const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isBranch) return new Map([[path.join('.'), textOf(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, [...path, key])])
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    return value
      .map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)))
      .join(', ');
  }
  return String(value);
}
