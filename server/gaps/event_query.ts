import type { Source } from '../../common/sources/source';
import type { SearchBody } from '../platform/multi_search';

/** Windows has a few hundred channels in use; a fleet sends a few dozen. */
const MAX_CHANNELS = 1_000;
/** The Security log has some 400 ids. */
const MAX_EVENT_IDS = 2_000;

/** What is asked of each (channel, event id), and of all events together. */
export interface EventQuestion {
  readonly each: Readonly<Record<string, object>>;
  readonly all: Readonly<Record<string, object>>;
  /** Only these event ids; all where absent. */
  readonly only?: readonly number[];
}

/**
 * Which events there are, by channel and event id: one search per source, whatever number of components there are. Event
 * ids stand below their channel, because logs share ids: 1 is a process in Sysmon's and something else in others.
 *
 * @param filters - clauses of the view without the source's own filter, which may select tagged events alone
 * @returns null where the source has no field for the event id
 */
export function buildEventBody(
  { fields, filter }: Source,
  filters: readonly object[],
  { each, all, only }: EventQuestion
): SearchBody | null {
  const { channel, event_id } = fields;
  if (event_id === null) return null;
  const include = only === undefined ? {} : { include: only.map(String) };
  const ids = {
    ids: { terms: { field: event_id, size: MAX_EVENT_IDS, ...include }, aggs: each },
  };
  const own = filter === null ? [] : [luceneClause(filter)];
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: filters } },
    aggs: {
      ...all,
      ...(channel === null
        ? { no_channel: { filter: { bool: { filter: own } }, aggs: ids } }
        : {
            channels: { terms: { field: channel, size: MAX_CHANNELS }, aggs: ids },
            no_channel: {
              filter: { bool: { filter: own, must_not: [{ exists: { field: channel } }] } },
              aggs: ids,
            },
          }),
    },
  };
}

export const luceneClause = (query: string) => ({
  query_string: { query, analyze_wildcard: true, lenient: true },
});
