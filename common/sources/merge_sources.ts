import type { FoundSource, SourceChoice } from '../http/sources';
import { indexExpressions } from './index_expression';

export interface MergedSources {
  /** Counted, in order of precedence. */
  readonly active: readonly FoundSource[];
  readonly disabled: readonly FoundSource[];
}

/**
 * What is counted: what users saved, and what was found beside it. A saved source takes the place of a found one of the
 * same id. Precedence is as chosen; what nobody chose follows, saved before found. A switched-off source owns no index:
 * others may count them.
 *
 * @returns sources left without an index by those before them carry the problem `covered`
 */
export function mergeSources(
  found: readonly FoundSource[],
  saved: readonly FoundSource[],
  { order, disabled }: SourceChoice
): MergedSources {
  const ids = new Set(saved.map(({ source }) => source.id));
  const all = [...saved, ...found.filter(({ source }) => !ids.has(source.id))];
  const rank = (entry: FoundSource) => {
    const chosen = order.indexOf(entry.source.id);
    return chosen < 0 ? order.length + all.indexOf(entry) : chosen;
  };
  const ranks = new Map(all.map((entry) => [entry, rank(entry)]));
  const sorted = [...all].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const off = new Set(disabled);
  const active = sorted.filter(({ source }) => !off.has(source.id));
  const expressions = indexExpressions(active.map(({ source }) => source));
  return {
    active: active.map((entry) =>
      expressions.get(entry.source.id) === null ? withCovered(entry) : entry
    ),
    disabled: sorted.filter(({ source }) => off.has(source.id)),
  };
}

const withCovered = (entry: FoundSource): FoundSource => ({
  ...entry,
  problems: [
    ...entry.problems,
    {
      kind: 'covered',
      subject: entry.source.index_pattern,
      message: `Every index of ${entry.source.index_pattern} belongs to a source before it, so this one counts nothing. Move it up or switch it off.`,
    },
  ],
});
