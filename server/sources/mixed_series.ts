import type { SourceProblem } from '../../common/http/sources';
import type { FittedLayout } from './layout_fields';

/** Indices of one series whose fields fit the same layouts in the same way. */
export interface Group {
  readonly series: string;
  readonly indices: readonly string[];
  /** Layouts that can be counted, in order of precedence. */
  readonly fitted: readonly FittedLayout[];
  /** Problems of layouts that are there but cannot be counted. */
  readonly unusable: readonly SourceProblem[];
}

/** A group under the index expression that names it. */
type NamedGroup = Group & { readonly index_pattern: string };

/**
 * A series whose indices are mapped in several ways is several sources. Where the series is a wildcard the largest
 * keeps it, for the indices to come, less those that cannot be counted; the others name theirs one by one.
 */
export function splitMixedSeries(groups: readonly Group[]): readonly NamedGroup[] {
  const bySeries = new Map<string, Group[]>();
  for (const group of groups) {
    bySeries.set(group.series, [...(bySeries.get(group.series) ?? []), group]);
  }
  return ([] as NamedGroup[]).concat(...[...bySeries.values()].map(splitSeries));
}

function splitSeries(ways: readonly Group[]): readonly NamedGroup[] {
  const countable = ways.filter(({ fitted }) => fitted.length > 0);
  const rest = ways.filter(({ fitted }) => fitted.length === 0).map(asSeries);
  const [first, ...others] = [...countable].sort((a, b) => b.indices.length - a.indices.length);
  if (first === undefined || ways.length === 1) return [...countable.map(asSeries), ...rest];
  const named = first.series.includes('*')
    ? [...([] as NamedGroup[]).concat(...others.map(piecesOf)), withoutUncountable(first, rest)]
    : ([] as NamedGroup[]).concat(...countable.map(piecesOf));
  return [...named.map(markMixed), ...rest];
}

const asSeries = (group: Group): NamedGroup => ({ ...group, index_pattern: group.series });

/** One index that cannot be counted would make the whole source unknown; it is listed as a problem instead. */
function withoutUncountable(group: Group, rest: readonly Group[]): NamedGroup {
  const names = ([] as string[]).concat(...rest.map(({ indices }) => [...indices]));
  const index_pattern = [group.series, ...names.map((name) => `-${name}`)].join(',');
  return {
    ...group,
    index_pattern: index_pattern.length > MAX_PATTERN ? group.series : index_pattern,
  };
}

function markMixed(group: NamedGroup): NamedGroup {
  const mixed: SourceProblem = {
    kind: 'mixed_types',
    subject: group.series,
    message: `The indices of ${group.series} map the tag fields in different ways, so they are read as several sources.`,
  };
  return {
    ...group,
    fitted: group.fitted.map((fit) => ({ ...fit, problems: [...fit.problems, mixed] })),
  };
}

/** Below what the schema of a source takes. */
const MAX_PATTERN = 4_000;

function piecesOf(group: Group): readonly NamedGroup[] {
  const pieces: NamedGroup[] = [];
  for (const name of group.indices) {
    const last = pieces[pieces.length - 1];
    const longer = last === undefined ? name : `${last.index_pattern},${name}`;
    if (last === undefined || longer.length > MAX_PATTERN) {
      pieces.push({ ...group, index_pattern: name, indices: [name] });
    } else {
      const indices = [...last.indices, name];
      pieces[pieces.length - 1] = { ...group, index_pattern: longer, indices };
    }
  }
  return pieces;
}
