import type { TechniqueId } from '../../../common/attack/ids';
import type { QueriedTags } from '../../../common/explain/tag_query';
import type { CoverageResponse, RawCount } from '../../../common/http/coverage';
import type { TechniqueQuestion } from './use_technique';

/** A raw value, and the id that its events were counted for. */
export interface RawRow extends RawCount {
  readonly counted_for: string;
}

export interface Counted {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
  /** Those that the cell rolls up. */
  readonly subTechniques: readonly { readonly id: TechniqueId }[];
  readonly coverage: CoverageResponse;
}

/** The techniques behind a cell's number, as they were counted. */
export function countedTechniques({ id, question, subTechniques, coverage }: Counted) {
  const ids = new Set<string>([id]);
  if (question.with_sub_techniques) for (const sub of subTechniques) ids.add(sub.id);
  return coverage.techniques.filter((technique) => ids.has(technique.id));
}

export const rawRows = (techniques: CoverageResponse['techniques']): readonly RawRow[] =>
  techniques.flatMap(({ id, raw }) => raw.map((row) => ({ ...row, counted_for: id })));

/** What was counted in each source, for a query of one's own. */
export function queriesOf(
  rows: readonly RawRow[],
  { filter: { hosts, query }, sources = [] }: TechniqueQuestion
): readonly QueriedTags[] {
  return sources.flatMap((source) => {
    const own = rows.filter(({ source_id }) => source_id === source.id);
    const values = [...new Set(own.map(({ value }) => value))];
    return values.length === 0 ? [] : [{ source, values, hosts, query }];
  });
}
