import type { SentRequest } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchAnswer, type SearchBody } from '../platform/multi_search';
import type { GapParts } from './parts';

/** The logs in the indices of the sources of Sysmon events, tagged or not, and what stands in the way of looking at them. */
export interface LogSources {
  readonly logs: readonly { readonly source: Source; readonly index: string }[];
  readonly incomplete: readonly { readonly source_id: string; readonly reason: string }[];
  /** False where there is no source of Sysmon events at all. */
  readonly any: boolean;
}

/**
 * The sources whose indices are looked at. Sources of another scope read the same events, which arrive once; what is
 * suppressed arrives all the same.
 */
export function logSources(sources: readonly Source[], { hosts }: ViewFilter): LogSources {
  const own = sources.filter(({ origin }) => origin === 'sysmon_rule').map(asLog);
  const expressions = indexExpressions(own);
  const logs: { source: Source; index: string }[] = [];
  const incomplete: { source_id: string; reason: string }[] = [];
  for (const source of own) {
    const index = expressions.get(source.id) ?? null;
    const reason =
      source.fields.event_id === null
        ? NO_EVENT_ID
        : hosts.length > 0 && source.fields.host === null
          ? NO_HOST
          : null;
    if (index === null) continue;
    if (reason === null) logs.push({ source, index });
    else incomplete.push({ source_id: source.id, reason });
  }
  return { logs, incomplete, any: own.length > 0 };
}

const NO_EVENT_ID =
  'It has no field for the event id, so it is not known which events these are. Name the field in the settings.';
const NO_HOST = 'It has no field for the host, so its events of the chosen hosts are not known.';

/** Without what the view takes from it. */
const asLog = ({ scope: _scope, ...source }: Source): Source => {
  const log: Source & { view?: unknown } = { ...source };
  delete log.view;
  return log;
};

export interface AnsweredLog {
  readonly source: Source;
  readonly answer: SearchAnswer | undefined;
  readonly request: SentRequest;
}

/**
 * Asks all logs the same, in one round trip.
 *
 * @param buildBody - null where a source cannot be asked: it is left out then
 */
export async function searchLogs(
  parts: Pick<GapParts, 'eventFilters' | 'sentSearch'>,
  elasticsearch: Elasticsearch,
  { logs }: LogSources,
  view: { readonly range: TimeRange; readonly filter: ViewFilter },
  buildBody: (source: Source, filters: readonly object[]) => SearchBody | null
): Promise<readonly AnsweredLog[]> {
  const asked: { source: Source; index: string; body: SearchBody }[] = [];
  for (const { source, index } of logs) {
    const filters = parts.eventFilters({ ...source, filter: null }, view.range, view.filter);
    const body = buildBody(source, filters);
    if (body !== null) asked.push({ source, index, body });
  }
  const answers = await multiSearch(elasticsearch, asked);
  return asked.map(({ source, index, body }, n) => ({
    source,
    answer: answers[n],
    request: parts.sentSearch(source.id, index, body),
  }));
}

export const hostsOf = ({ fields }: Source): Readonly<Record<string, object>> =>
  fields.host === null ? {} : { hosts: { cardinality: { field: fields.host } } };
