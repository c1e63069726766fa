import { encode } from 'rison-node';
import { type QueriedTags, toKql, toLucene } from '../../../common/explain/tag_query';
import { documentPath } from '../../../common/sources/source';

/** Times as the view says them: `now-7d`, or ISO. */
interface DiscoverRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Where Discover shows the events behind a number, newest first: `#/?_g=…&_a=…`, the form that every Kibana from 7.10 on
 * reads. Suppressions and sub-sources of the view are not in it.
 *
 * @param dataViewId - of a saved data view over the source's indices
 */
export function discoverPath(
  asked: QueriedTags,
  { from, to }: DiscoverRange,
  dataViewId: string
): string {
  const kql = toKql(asked);
  const app = {
    columns: columnsOf(asked),
    filters: [],
    index: dataViewId,
    interval: 'auto',
    query:
      kql === null
        ? { language: 'lucene', query: toLucene(asked) }
        : { language: 'kuery', query: kql },
    sort: [[asked.source.fields.time, 'desc']],
  };
  return `#/?_g=${inAddress({ time: { from, to } })}&_a=${inAddress(app)}`;
}

const inAddress = (state: object): string => encodeURIComponent(encode(state));

/** What a hunter reads of a Sysmon event: what happened, where, who, and by which rule it is tagged. */
function columnsOf({ source: { fields } }: QueriedTags): readonly string[] {
  const { event_id, host, user, process_image, technique_ids, rule_name } = fields;
  const named = [event_id, host, user, process_image, technique_ids, rule_name];
  return [...new Set(named.flatMap((name) => (name === null ? [] : [documentPath(name)])))];
}
