import { z } from 'zod';
import type { Arrival, ArrivedEvents } from '../../common/gaps/arrival';
import type { SentRequest } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { buildEventBody } from './event_query';
import { hostsOf, type LogSources, searchLogs } from './log_searches';
import type { GapParts } from './parts';
import { type EventBucket, readEvents } from './read_events';

export interface AskedArrival extends Arrival {
  /** Channels as the events write them. */
  readonly channels: readonly { readonly name: string; readonly events: number }[];
  readonly requests: readonly SentRequest[];
}

/** Looks which events arrive: every log in the indices of the sources of Sysmon events, tagged or not. */
export async function askArrival(
  parts: Pick<GapParts, 'eventFilters' | 'sentSearch'>,
  elasticsearch: Elasticsearch,
  logs: LogSources,
  view: { readonly range: TimeRange; readonly filter: ViewFilter }
): Promise<AskedArrival> {
  const answered = await searchLogs(parts, elasticsearch, logs, view, (source, filters) =>
    buildEventBody(source, filters, {
      each: { last: { max: { field: source.fields.time } }, ...hostsOf(source) },
      all: hostsOf(source),
    })
  );
  const seen: ArrivedEvents[] = [];
  const hosts: (number | null)[] = [];
  const incomplete = [...logs.incomplete];
  const channels = new Map<string, number>();
  for (const { source, answer } of answered) {
    const events = readEvents(source, answer);
    seen.push(...events.buckets.map((bucket) => toArrived(source, bucket)));
    hosts.push(hostCount(source, answer?.aggregations));
    if (events.reason !== null) incomplete.push({ source_id: source.id, reason: events.reason });
    for (const { name, events: more } of events.channels)
      channels.set(name, (channels.get(name) ?? 0) + more);
  }
  return {
    asked: logs.any,
    seen,
    hosts,
    incomplete,
    channels: [...channels].map(([name, events]) => ({ name, events })),
    requests: answered.map(({ request }) => request),
  };
}

const metric = z.object({ value: z.number().nullable() });
const bucketSchema = z.object({ last: metric, hosts: metric.optional() });
const hostsSchema = z.object({ hosts: metric.optional() });

const hostCount = ({ fields }: Source, found: unknown): number | null =>
  fields.host === null ? null : (hostsSchema.parse(found ?? {}).hosts?.value ?? 0);

function toArrived(
  source: Source,
  { channel, event_id, events, found }: EventBucket
): ArrivedEvents {
  const { last } = bucketSchema.parse(found);
  return {
    source_id: source.id,
    channel,
    event_id,
    events,
    hosts: hostCount(source, found),
    last_event: last.value === null ? null : new Date(Math.floor(last.value)).toISOString(),
  };
}
