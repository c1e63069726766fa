import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';
import { isOnPlatform } from '../../common/attack/platforms';
import { type ValuesByTechnique, valuesBySource } from '../../common/coverage/counted_values';
import { type IncompleteSource, incompleteSources } from '../../common/coverage/incomplete_sources';
import { CoverageError } from '../../common/errors';
import type { CoverageResponse } from '../../common/http/coverage';
import type { TechniqueQuestion } from '../../common/http/techniques';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import { carriesCountedTag, limitsOf } from '../../common/suppressions/limits';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { TechniqueSearch } from './technique_query';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface TechniqueParts {
  getCatalogue(
    key: { domain: TechniqueQuestion['filter']['domain']; version: string | null },
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(
    elasticsearch: Elasticsearch,
    question: TechniqueQuestion
  ): Promise<readonly ViewedSource[]>;
  /** The count behind the matrix: says which raw values stand for which technique. */
  countTags(
    elasticsearch: Elasticsearch,
    question: TechniqueQuestion,
    sources: readonly Source[]
  ): Promise<Pick<CoverageResponse, 'range' | 'techniques' | 'sources'>>;
  /** Clauses of the view for one source: range, filter, query, hosts. */
  eventFilters(
    source: Source,
    range: TimeRange,
    filter: TechniqueQuestion['filter']
  ): readonly object[];
}

export interface PlannedSearch {
  readonly index: string;
  readonly search: TechniqueSearch;
}

export interface Plan {
  readonly range: TimeRange;
  readonly searches: readonly PlannedSearch[];
  /** Sources whose count was partial: what is found through them may be too little. */
  readonly incomplete: readonly IncompleteSource[];
}

/**
 * Which events belong to a technique: those that carry one of the raw values counted for it, under the same range
 * and filters. The count is asked first, so that flyout, raw events and matrix cannot disagree.
 */
export async function planSearches(
  parts: TechniqueParts,
  elasticsearch: Elasticsearch,
  id: TechniqueId,
  question: TechniqueQuestion
): Promise<Plan> {
  const [index, sources] = await Promise.all([
    parts.getCatalogue(question.filter, elasticsearch),
    parts.getSources(elasticsearch, question),
  ]);
  if (!index.techniqueById.has(id)) {
    const { domain, version } = index.catalogue;
    throw new CoverageError(
      'not_found',
      `${id} is no live technique of ATT&CK ${domain} ${version ?? ''}.`
    );
  }
  const coverage = await parts.countTags(elasticsearch, question, sources);
  const children = question.with_sub_techniques ? (index.childrenById.get(id) ?? []) : [];
  const { platform } = question.filter;
  // A cell rolls up the sub-techniques that its platform shows; its flyout is about the same ones.
  const shown = children.filter(
    ({ platforms }) => platform === 'all' || isOnPlatform(platforms, platform)
  );
  const ids = new Set<string>([id, ...shown.map((child) => child.id)]);
  const values = valuesBySource(coverage.techniques, ids);
  const expressions = indexExpressions(sources);
  const searches: PlannedSearch[] = [];
  for (const source of sources) {
    const expression = expressions.get(source.id) ?? null;
    const own = values.get(source.id);
    if (expression === null || own === undefined) continue;
    const filters = [
      ...parts.eventFilters(source, coverage.range, question.filter),
      ...tagsThatCount(source, own, index),
    ];
    const all = ([] as string[]).concat(...[...own.values()].map((each) => [...each]));
    searches.push({ index: expression, search: { source, filters, values: [...new Set(all)] } });
  }
  return { range: coverage.range, searches, incomplete: incompleteSources(coverage.sources) };
}

/** Where a suppression is limited to one of the techniques, raw values alone do not say which events count. */
function tagsThatCount(
  source: ViewedSource,
  values: ValuesByTechnique,
  index: CatalogueIndex
): readonly object[] {
  const limits = limitsOf(source, index);
  const limited = [...values.keys()].some((id) => limits.has(id));
  return limited ? [carriesCountedTag(source, values, limits)] : [];
}
