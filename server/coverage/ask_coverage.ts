import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { CoverageError } from '../../common/errors';
import type { CoverageResponse, Question } from '../../common/http/coverage';
import type { EmptyReason } from '../../common/http/sources';
import type { HiddenTags } from '../../common/http/suppressions';
import { narrowsEvents, type ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import { countHidden } from './count_hidden';
import { countView, type ViewCount } from './count_view';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface CoverageParts {
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly ViewedSource[]>;
  explainNoSource(elasticsearch: Elasticsearch): Promise<EmptyReason>;
  explainNothingCounted(
    elasticsearch: Elasticsearch,
    sources: readonly Source[],
    filtered: boolean
  ): Promise<EmptyReason>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Counts tagged events as the calling user, joins them with the catalogue, and says what suppressions leave out. */
export async function askCoverage(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<CoverageResponse> {
  const view = await prepare(parts, elasticsearch, question);
  const counting = countPrepared(elasticsearch, view);
  const [counted, hidden] = await Promise.all([
    counting,
    countHidden(elasticsearch, view.sources, view.asked, view.index, counting),
  ]);
  const coverage = toCoverage(view, counted);
  const nothing = coverage.techniques.length === 0 && coverage.unknown.length === 0;
  return {
    ...coverage,
    hidden,
    reason: nothing ? await whyNothing(parts, elasticsearch, view, counted, hidden) : null,
  };
}

/** The same count for slices that go on from it: which raw values of which source stand for which technique. */
export async function countCoverage(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<CountedCoverage> {
  return (await countPreparedCoverage(parts, elasticsearch, question)).coverage;
}

/** The same, with what was counted: for whoever asks the same sources again. */
export async function countPreparedCoverage(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<{ readonly view: PreparedView; readonly coverage: CountedCoverage }> {
  const view = await prepare(parts, elasticsearch, question);
  return { view, coverage: toCoverage(view, await countPrepared(elasticsearch, view)) };
}

export type CountedCoverage = Omit<CoverageResponse, 'hidden' | 'reason'>;

interface PreparedView {
  readonly asked: { readonly range: TimeRange; readonly filter: ViewFilter };
  readonly index: CatalogueIndex;
  readonly sources: readonly ViewedSource[];
}

async function prepare(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<PreparedView> {
  const { filter } = question;
  const range = resolveRange(filter, parts.now());
  const [index, sources] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, question),
  ]);
  return { asked: { range, filter }, index, sources };
}

const countPrepared = (elasticsearch: Elasticsearch, { asked, index, sources }: PreparedView) =>
  countView(elasticsearch, sources, asked, index);

function toCoverage({ asked, index }: PreparedView, { tags, answers }: ViewCount): CountedCoverage {
  const { domain, version } = index.catalogue;
  return {
    range: asked.range,
    catalogue: { domain, version },
    ...tags,
    sources: [...answers],
  };
}

async function whyNothing(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  { sources, asked: { filter } }: PreparedView,
  { failure }: ViewCount,
  hidden: HiddenTags
): Promise<EmptyReason> {
  if (sources.length === 0) return parts.explainNoSource(elasticsearch);
  if (failure !== null) return { kind: 'failed', message: failure, range: null };
  if (hidden.tags !== null && hidden.tags > 0) return allSuppressed(hidden.tags);
  return parts.explainNothingCounted(elasticsearch, sources, narrowsEvents(filter));
}

const allSuppressed = (tags: number): EmptyReason => ({
  kind: 'suppressed',
  message: `All ${tags} tags of this view are suppressed.`,
  range: null,
});

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
