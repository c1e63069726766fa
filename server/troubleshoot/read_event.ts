import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import { tagField } from '../../common/sources/source';
import { type ViewedSource, withView } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { SourceFacts } from '../../common/troubleshoot/facts';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, readTerms, type Search, type SearchAnswer } from '../platform/multi_search';
import type { TroubleshootParts } from './parts';

const hitSchema = z.object({
  _index: z.string(),
  _id: z.string(),
  _source: z.record(z.string(), z.unknown()).default({}),
  _ignored: z.array(z.string()).default([]),
});
export type StoredEvent = z.output<typeof hitSchema>;

/**
 * One event by its id, as the calling user.
 *
 * @param index - an index, alias, data stream or wildcard
 * @throws CoverageError `not_found`, also where the user may not read it: Elasticsearch does not tell the two apart
 */
export async function readEvent(
  elasticsearch: Elasticsearch,
  index: string,
  id: string
): Promise<StoredEvent> {
  const body = { size: 1, track_total_hits: false, query: { ids: { values: [id] } } };
  const [answer] = await multiSearch(elasticsearch, [{ index, body }]);
  const hit = answer?.hits[0];
  if (hit !== undefined) return hitSchema.parse(hit);
  if (answer?.status === 'unknown') {
    throw new CoverageError('elasticsearch_failed', answer.reason ?? 'The search failed.');
  }
  throw new CoverageError(
    'not_found',
    answer?.searched === true
      ? `There is no event ${id} in ${index}.`
      : `There is no open index ${index}, or your user may not read it.`
  );
}

const MAX_VALUES = 100;

/** Asks Elasticsearch about the event as part of each source, in one round trip: no emulation of filters or aliases. */
export async function askSources(
  parts: Pick<TroubleshootParts, 'eventFilters'>,
  elasticsearch: Elasticsearch,
  { _index, _id }: StoredEvent,
  sources: readonly ViewedSource[],
  range: TimeRange,
  filter: ViewFilter
): Promise<readonly SourceFacts[]> {
  const expressions = indexExpressions(sources);
  const asked: { source: ViewedSource; search: Search }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    if (index === null) continue;
    const query = { bool: { filter: [{ ids: { values: [_id] } }, { term: { _index } }] } };
    const aggs = aggregationsOf(parts, source, range, filter);
    asked.push({
      source,
      search: { index, body: { size: 0, track_total_hits: true, query, aggs } },
    });
  }
  const answers = await multiSearch(
    elasticsearch,
    asked.map(({ search }) => search)
  );
  return sources.map((source) => {
    const n = asked.findIndex((each) => each.source === source);
    return readFacts(source, answers[n]);
  });
}

function aggregationsOf(
  { eventFilters }: Pick<TroubleshootParts, 'eventFilters'>,
  source: ViewedSource,
  range: TimeRange,
  filter: ViewFilter
) {
  const unfiltered: ViewedSource = { ...source, filter: null };
  const unlimited: ViewedSource = { ...unfiltered, view: undefined };
  const all = (clauses: readonly object[]) => ({ filter: { bool: { filter: clauses } } });
  return {
    in_range: all(eventFilters(unlimited, range, { query: '', hosts: [] })),
    in_view: all(eventFilters(withView(unfiltered, { left_out: [] }), range, filter)),
    ...suppressedBy(source),
    ...(source.filter === null
      ? {}
      : {
          passes_filter: all([
            { query_string: { query: source.filter, analyze_wildcard: true, lenient: true } },
          ]),
        }),
    values: { terms: { field: tagField(source), size: MAX_VALUES } },
  };
}

function suppressedBy({ view }: ViewedSource) {
  const suppressions = view?.suppressions ?? [];
  if (suppressions.length === 0) return {};
  const filters: Record<string, object> = {};
  suppressions.forEach(({ clause }, n) => {
    filters[String(n)] = clause;
  });
  return { suppressed_by: { filters: { filters } } };
}

const countSchema = z.object({ doc_count: z.number() });

function readFacts(source: ViewedSource, answer: SearchAnswer | undefined): SourceFacts {
  if (answer === undefined) return { ...NOTHING_KNOWN, source, in_index: false };
  if (answer.status === 'unknown') return { ...NOTHING_KNOWN, source };
  const { aggregations } = answer;
  const holds = (aggregation: unknown) => countSchema.parse(aggregation).doc_count > 0;
  if (answer.total === 0) return { ...NOTHING_KNOWN, source, in_index: false };
  return {
    source,
    in_index: true,
    passes_filter: source.filter === null ? true : holds(aggregations.passes_filter),
    in_range: holds(aggregations.in_range),
    in_view: holds(aggregations.in_view),
    suppressed_by: readSuppressions(source, aggregations.suppressed_by),
    indexed_values: readTerms(aggregations.values).values.map(({ value }) => value),
  };
}

const bucketsSchema = z.object({ buckets: z.record(z.string(), countSchema) });

function readSuppressions({ view }: ViewedSource, aggregation: unknown): readonly string[] {
  const { buckets } = bucketsSchema.parse(aggregation ?? { buckets: {} });
  return (view?.suppressions ?? [])
    .filter((_told, n) => (buckets[String(n)]?.doc_count ?? 0) > 0)
    .map(({ suppression }) => suppression.id);
}

const NOTHING_KNOWN = {
  in_index: null,
  passes_filter: null,
  in_range: null,
  in_view: null,
  suppressed_by: null,
  indexed_values: null,
};

/** Of a pasted event Elasticsearch knows nothing. */
export const factsOfPasted = (sources: readonly ViewedSource[]): readonly SourceFacts[] =>
  sources.map((source) => ({ ...NOTHING_KNOWN, source }));
