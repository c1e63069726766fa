import type { Arrival, ArrivedEvents } from '../../common/gaps/arrival';
import type { SentRequest } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchBody } from '../platform/multi_search';
import { buildArrivalBody } from './arrival_query';
import type { GapParts } from './parts';
import { readArrival, type SourceArrival } from './read_arrival';

export interface AskedArrival extends Arrival {
  readonly requests: readonly SentRequest[];
}

/**
 * Looks which events arrive, in one round trip: every log in the indices of the sources of Sysmon events, tagged or not.
 * What is suppressed arrives all the same.
 */
export async function askArrival(
  parts: Pick<GapParts, 'eventFilters' | 'sentSearch'>,
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  range: TimeRange,
  filter: ViewFilter
): Promise<AskedArrival> {
  const logs = sources.filter(({ origin }) => origin === 'sysmon_rule').map(asLog);
  const expressions = indexExpressions(logs);
  const asked: { source: Source; index: string; body: SearchBody }[] = [];
  const incomplete: { source_id: string; reason: string }[] = [];
  for (const source of logs) {
    const index = expressions.get(source.id) ?? null;
    if (index === null) continue;
    const filters = parts.eventFilters({ ...source, filter: null }, range, filter);
    const body = buildArrivalBody(source, filters);
    const isHostless = filter.hosts.length > 0 && source.fields.host === null;
    if (body === null) incomplete.push({ source_id: source.id, reason: NO_EVENT_ID });
    else if (isHostless) incomplete.push({ source_id: source.id, reason: NO_HOST });
    else asked.push({ source, index, body });
  }
  const answers = await multiSearch(elasticsearch, asked);
  const found = asked.map(({ source }, n): SourceArrival => readArrival(source, answers[n]));
  found.forEach(({ reason }, n) => {
    if (reason !== null) incomplete.push({ source_id: asked[n]?.source.id ?? '', reason });
  });
  return {
    asked: logs.length > 0,
    seen: ([] as ArrivedEvents[]).concat(...found.map(({ seen }) => seen)),
    hosts: found.map(({ hosts }) => hosts),
    incomplete,
    requests: asked.map(({ source, index, body }) => parts.sentSearch(source.id, index, body)),
  };
}

const NO_EVENT_ID =
  'It has no field for the event id, so it is not known which events these are. Name the field in the settings.';

const NO_HOST = 'It has no field for the host, so its events of the chosen hosts are not known.';

/** Without what the view takes from it; sources of another scope read the same events, which arrive once. */
const asLog = ({ scope: _scope, ...source }: Source): Source => {
  const log: Source & { view?: unknown } = { ...source };
  delete log.view;
  return log;
};
