import type { Source } from './source';

/** `logs-*` and `logs-1` → true. Only `*` is special, as in Elasticsearch's index expressions. */
export function matchesPattern(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/**
 * Index expressions under which no index is searched twice: each concrete index belongs to the first source
 * that matches it, so a later source leaves out the patterns of the sources before it.
 *
 * @param sources - in order of precedence
 * @returns expression by source id; null where the sources before it own everything that it names
 */
export function indexExpressions(sources: readonly Source[]): ReadonlyMap<string, string | null> {
  const expressions = new Map<string, string | null>();
  const taken: string[] = [];
  for (const source of sources) {
    const own = source.index_pattern.split(',');
    const left = own.filter((pattern) => !taken.some((owner) => matchesPattern(pattern, owner)));
    // Elasticsearch honours an exclusion only after a wildcard, and exact names were dropped above.
    const excluded = left.some((pattern) => pattern.includes('*'))
      ? taken.filter((owner) => left.some((pattern) => mayOverlap(pattern, owner)))
      : [];
    const expression = [...left, ...excluded.map((owner) => `-${owner}`)].join(',');
    expressions.set(source.id, left.length === 0 ? null : expression);
    taken.push(...own);
  }
  return expressions;
}

/** Cheap and safe: patterns whose literal beginnings contradict each other share no index. */
function mayOverlap(one: string, other: string): boolean {
  const [a, b] = [one.split('*')[0] ?? '', other.split('*')[0] ?? ''];
  return a.startsWith(b) || b.startsWith(a);
}
