import type { Source } from '../../common/sources/source';
import type { SearchBody } from '../platform/multi_search';

/** Windows has a few hundred channels in use; a fleet sends a few dozen. */
const MAX_CHANNELS = 1_000;
/** The Security log has some 400 ids. */
const MAX_EVENT_IDS = 2_000;

/**
 * Which events arrive: one search per source, whatever number of components there are. Event ids stand below their
 * channel, because logs share ids: 1 is a process in Sysmon's and something else in others.
 *
 * @param filters - clauses of the view without the source's own filter, which may select tagged events alone
 * @returns null where the source has no field for the event id
 */
export function buildArrivalBody(
  { fields, filter }: Source,
  filters: readonly object[]
): SearchBody | null {
  const { channel, event_id, host, time } = fields;
  if (event_id === null) return null;
  const ids = {
    ids: {
      terms: { field: event_id, size: MAX_EVENT_IDS },
      aggs: { last: { max: { field: time } }, ...hostsOf(host) },
    },
  };
  const own = filter === null ? [] : [luceneClause(filter)];
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: filters } },
    aggs: {
      ...hostsOf(host),
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

const hostsOf = (field: string | null) =>
  field === null ? {} : { hosts: { cardinality: { field } } };

const luceneClause = (query: string) => ({
  query_string: { query, analyze_wildcard: true, lenient: true },
});
