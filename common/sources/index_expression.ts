import type { Source } from './source';

/** `logs-*` and `logs-1` → true. Only `*` is special, as in Elasticsearch's index expressions. */
export function matchesPattern(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** What a source names; a pattern that begins with `-` takes away from the wildcards before it. */
type NamedIndices = Pick<Source, 'id' | 'index_pattern'> &
  Partial<Pick<Source, 'origin' | 'scope'>>;

interface Patterns {
  readonly named: readonly string[];
  readonly excluded: readonly string[];
}

const splitPattern = ({ index_pattern }: NamedIndices): Patterns => {
  const patterns = index_pattern.split(',');
  return {
    named: patterns.filter((pattern) => !pattern.startsWith('-')),
    excluded: patterns.filter((pattern) => pattern.startsWith('-')).map((text) => text.slice(1)),
  };
};

/** Does a source name an index? Remote indices are not known by name. */
export function matchesIndex(name: string, source: NamedIndices): boolean {
  const { named, excluded } = splitPattern(source);
  const matches = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(name, pattern));
  return matches(named) && !matches(excluded);
}

/** The patterns of sources without those that only take away: what a user must be allowed to read. */
export const namedPatterns = (sources: readonly NamedIndices[]): readonly string[] =>
  ([] as string[]).concat(...sources.map((source) => splitPattern(source).named));

/**
 * Index expressions under which no index is searched twice: each concrete index belongs to the first source
 * that matches it, so a later source leaves out the patterns of the sources before it. What a Sysmon rule saw and what
 * a detection rule raised are counted apart: an index belongs to one source of each, and of each scope.
 *
 * @param sources - in order of precedence
 * @returns expression by source id; null where the sources before it own everything that it names
 */
export function indexExpressions(
  sources: readonly NamedIndices[]
): ReadonlyMap<string, string | null> {
  const expressions = new Map<string, string | null>();
  const ownersByKind = new Map<string, Patterns[]>();
  for (const source of sources) {
    const kind = `${source.origin ?? ''} ${source.scope ?? ''}`;
    const owners = ownersByKind.get(kind) ?? [];
    ownersByKind.set(kind, owners);
    const { named, excluded } = splitPattern(source);
    const left = named.filter((pattern) => !owners.some((owner) => owns(owner, pattern)));
    // Elasticsearch honours an exclusion only after a wildcard, and exact names were dropped above.
    const away = left.some((pattern) => pattern.includes('*'))
      ? excluded.concat(...owners.map((owner) => overlapOf(owner, left)))
      : excluded;
    const expression = [...left, ...[...new Set(away)].map((pattern) => `-${pattern}`)].join(',');
    expressions.set(source.id, left.length === 0 ? null : expression);
    owners.push({ named, excluded });
  }
  return expressions;
}

const gaveAway = ({ excluded }: Patterns, pattern: string): boolean =>
  excluded.some((exception) => matchesPattern(pattern, exception));

const owns = (owner: Patterns, pattern: string): boolean =>
  owner.named.some((own) => matchesPattern(pattern, own)) && !gaveAway(owner, pattern);

/** The owner's patterns under which some of these may fall. */
const overlapOf = (owner: Patterns, patterns: readonly string[]): readonly string[] => {
  const kept = patterns.filter((pattern) => !gaveAway(owner, pattern));
  return owner.named.filter((own) => kept.some((pattern) => mayOverlap(pattern, own)));
};

/**
 * Sources in an order of precedence in which none is lost: one whose indices all fall under another's pattern comes
 * before that other. Otherwise the order stays.
 */
export function narrowerFirst<Named extends NamedIndices>(
  sources: readonly Named[]
): readonly Named[] {
  const isWithin = (inner: NamedIndices, outer: NamedIndices) =>
    splitPattern(inner).named.every((pattern) =>
      splitPattern(outer).named.some((owner) => matchesPattern(pattern, owner))
    );
  return sources
    .map((source) => ({
      source,
      around: sources.filter((other) => isWithin(source, other)).length,
    }))
    .sort((a, b) => b.around - a.around)
    .map(({ source }) => source);
}

/** Cheap and safe: patterns whose literal beginnings contradict each other share no index. */
function mayOverlap(one: string, other: string): boolean {
  const [a, b] = [one.split('*')[0] ?? '', other.split('*')[0] ?? ''];
  return a.startsWith(b) || b.startsWith(a);
}
