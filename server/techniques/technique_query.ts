import { carriesTag, type Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { EventCursor } from '../../common/http/techniques';
import type { SearchBody } from '../platform/multi_search';

export interface TechniqueSearch {
  readonly source: Source;
  /** Clauses of the view: range, query, hosts. */
  readonly filters: readonly object[];
  /** Raw tag values that name the technique: exactly those that were counted. */
  readonly values: readonly string[];
}

/** Values listed per breakdown; what is beyond is summed up. */
export const TOP_VALUES = 25;

/** Analytic types are read from rule names, so that more of those are asked for than are listed. */
const RULE_NAMES = 1_000;

/** Each breakdown of a technique's events, and the role of the field that it counts. */
export const BREAKDOWNS = {
  rules: 'rule_name',
  hosts: 'host',
  users: 'user',
  process_images: 'process_image',
  event_ids: 'event_id',
} as const;
export type BreakdownName = keyof typeof BREAKDOWNS;

/** The events of a technique: the view's clauses, and one of the raw values behind the number in the cell. */
const techniqueEvents = ({ source, filters, values }: TechniqueSearch) => ({
  bool: { filter: [...filters, carriesTag(source, values)] },
});

/** Events, their breakdowns, times and first and last event in one request. */
export function buildSummaryBody(
  search: TechniqueSearch,
  range: TimeRange,
  interval_ms: number
): SearchBody {
  const { fields } = search.source;
  const breakdowns: Record<string, object> = {};
  for (const [name, role] of Object.entries(BREAKDOWNS)) {
    const field = fields[role];
    const size = name === 'rules' ? RULE_NAMES : TOP_VALUES;
    if (field !== null) breakdowns[name] = { terms: { field, size } };
  }
  return {
    size: 0,
    track_total_hits: true,
    query: techniqueEvents(search),
    aggs: {
      first: { min: { field: fields.time } },
      last: { max: { field: fields.time } },
      histogram: {
        date_histogram: {
          field: fields.time,
          fixed_interval: `${interval_ms}ms`,
          min_doc_count: 0,
          extended_bounds: { min: Date.parse(range.from), max: Date.parse(range.to) - 1 },
        },
      },
      ...breakdowns,
    },
  };
}

/**
 * The newest events, or those after a cursor.
 *
 * No field of every layout breaks ties between events of the same millisecond, and point-in-time searches are not
 * in every cluster that we support: so a page asks for events not newer than the last one shown, without those
 * of the same time that were shown already. Nothing is skipped or shown twice.
 */
export function buildEventsBody(
  search: TechniqueSearch,
  size: number,
  after: EventCursor[number] | undefined
): SearchBody {
  const { time } = search.source.fields;
  const { bool } = techniqueEvents(search);
  return {
    size,
    track_total_hits: false,
    query: { bool: after === undefined ? bool : { ...bool, ...behind(time, bool.filter, after) } },
    // Milliseconds for `date_nanos` too: the cursor is in milliseconds.
    sort: [{ [time]: { order: 'desc', numeric_type: 'date', unmapped_type: 'date' } }],
  };
}

function behind(
  time: string,
  filter: readonly object[],
  { time: last, seen }: EventCursor[number]
) {
  const ids = new Map<string, string[]>();
  for (const { index, id } of seen) ids.set(index, [...(ids.get(index) ?? []), id]);
  const justAfter = new Date(Date.parse(last) + 1).toISOString();
  return {
    filter: [...filter, { range: { [time]: { lt: justAfter } } }],
    must_not: [...ids].map(([index, values]) => ({
      bool: { filter: [{ term: { _index: index } }, { ids: { values } }] },
    })),
  };
}
