import type { ViewFilter } from '../../common/http/view_filter';
import { tagField } from '../../common/sources/source';
import { type ViewedSource, WHOLE_VIEW } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { SearchBody } from '../platform/multi_search';

/**
 * Above the number of ids and rule names that a sane configuration writes: 18.1 knows 835 ids, the largest public
 * configuration about 900 names. `sum_other_doc_count` says when it was not enough.
 */
export const MAX_TAG_VALUES = 5_000;

/** Values per page when they did not fit: `composite` then walks them to the end. */
export const COMPOSITE_PAGE = 5_000;

export interface SourceQuestion {
  readonly source: ViewedSource;
  readonly range: TimeRange;
  readonly filter: Pick<ViewFilter, 'query' | 'hosts'>;
}

/**
 * What every request about a source's events asks: the range (`from` inclusive, `to` exclusive), the source's own
 * filter, the user's query and hosts, without what is suppressed. Clauses that are not needed are left out: a bare
 * range lets Elasticsearch answer from the index's own counts.
 */
export function eventFilters({ source, range, filter }: SourceQuestion): readonly object[] {
  const { fields } = source;
  const clauses: object[] = [{ range: { [fields.time]: { gte: range.from, lt: range.to } } }];
  if (source.filter !== null) clauses.push(luceneClause(source.filter));
  if (filter.query.trim() !== '') clauses.push(luceneClause(filter.query));
  if (filter.hosts.length > 0) {
    // A source without a host field cannot show the chosen hosts' events: it answers with none.
    clauses.push(
      fields.host === null ? { match_none: {} } : { terms: { [fields.host]: filter.hosts } }
    );
  }
  const { left_out, only } = source.view ?? WHOLE_VIEW;
  clauses.push(...only);
  if (left_out.length > 0) clauses.push({ bool: { must_not: left_out } });
  return clauses;
}

const luceneClause = (query: string) => ({
  query_string: { query, analyze_wildcard: true, lenient: true },
});

/** Events per tag value: one flat `terms`, no sub-aggregation, so that its cost hardly grows with the events. */
export const buildCoverageBody = (question: SourceQuestion): SearchBody => ({
  size: 0,
  track_total_hits: false,
  query: { bool: { filter: eventFilters(question) } },
  aggs: { tags: { terms: { field: tagField(question.source), size: MAX_TAG_VALUES } } },
});

/** One page of the same count, for sources with more distinct values than one `terms` holds. */
export const buildCompositeBody = (
  question: SourceQuestion,
  after: Readonly<Record<string, unknown>> | null
): SearchBody => ({
  size: 0,
  track_total_hits: false,
  query: { bool: { filter: eventFilters(question) } },
  aggs: {
    tags: {
      composite: {
        size: COMPOSITE_PAGE,
        sources: [{ tag: { terms: { field: tagField(question.source) } } }],
        ...(after === null ? {} : { after }),
      },
    },
  },
});
