import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { countTags, withoutRepeated } from '../../common/coverage/count';
import { CoverageError } from '../../common/errors';
import type { CoverageResponse, Question, SourceAnswer } from '../../common/http/coverage';
import type { EmptyReason } from '../../common/http/sources';
import type { ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import { countRepeated } from './count_repeated';
import { countValues, type ValueCounts } from './count_values';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface CoverageParts {
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly Source[]>;
  explainNoSource(elasticsearch: Elasticsearch): Promise<EmptyReason>;
  explainNothingCounted(
    elasticsearch: Elasticsearch,
    sources: readonly Source[],
    filtered: boolean
  ): Promise<EmptyReason>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Counts tagged events as the calling user and joins them with the catalogue. */
export async function askCoverage(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<CoverageResponse> {
  const { filter } = question;
  const range = resolveRange(filter, parts.now());
  const [index, sources] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, question),
  ]);
  const values = await countValues(elasticsearch, sources, range, filter);
  const counted = countTags(values.counted, index);
  const { repeated, failures } = await countRepeated(
    elasticsearch,
    sources,
    { range, filter },
    counted.techniques
  );
  const tags = withoutRepeated(counted, repeated, sources);
  const nothing = tags.techniques.length === 0 && tags.unknown.length === 0;
  const { domain, version } = index.catalogue;
  return {
    range,
    catalogue: { domain, version },
    ...tags,
    sources: values.answers.map((answer) => withFailure(answer, failures.get(answer.source_id))),
    reason: nothing ? await whyNothing(parts, elasticsearch, sources, filter, values) : null,
  };
}

const withFailure = (answer: SourceAnswer, reason: string | undefined): SourceAnswer =>
  reason === undefined ? answer : { ...answer, status: 'unknown', reason: answer.reason ?? reason };

async function whyNothing(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  filter: ViewFilter,
  { failure }: ValueCounts
): Promise<EmptyReason> {
  if (sources.length === 0) return parts.explainNoSource(elasticsearch);
  if (failure !== null) return { kind: 'failed', message: failure, range: null };
  const filtered = filter.query.trim() !== '' || filter.hosts.length > 0;
  return parts.explainNothingCounted(elasticsearch, sources, filtered);
}

/**
 * The sources of a question: those it brings, else those that are found; narrowed to the chosen ids. A chosen source
 * keeps to the indices that are its own among all, so that it counts the same alone as beside the others.
 */
export function chooseSources(
  { filter, sources }: Question,
  found: readonly Source[]
): readonly Source[] {
  const all = sources ?? found;
  if (filter.sources.length === 0) return all;
  const expressions = indexExpressions(all);
  const chosen = all.filter(({ id }) => filter.sources.includes(id));
  if (chosen.length > 0) {
    return chosen.map((source) => ({
      ...source,
      index_pattern: expressions.get(source.id) ?? source.index_pattern,
    }));
  }
  throw new CoverageError(
    'no_source',
    `No source is called ${filter.sources.join(', ')}. There are: ${all.map(({ id }) => id).join(', ') || 'none'}.`
  );
}
