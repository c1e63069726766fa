import { z } from 'zod';
import { type EventSpan, SILENCE_BUCKET_MS, SILENCE_WINDOW_MS } from '../../common/gaps/silence';
import type { SentRequest } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { buildEventBody } from './event_query';
import { type LogSources, searchLogs } from './log_searches';
import type { GapParts } from './parts';
import { readEvents } from './read_events';

/** When events of each (channel, event id) were sent in the 28 days before a moment. */
export interface History {
  readonly spans: ReadonlyMap<string, readonly EventSpan[]>;
  readonly at_ms: number;
  /** Sources that may have sent more than was found. */
  readonly incomplete: readonly { readonly source_id: string; readonly reason: string }[];
  readonly requests: readonly SentRequest[];
}

export const historyKey = (channel: string | null, event_id: number): string =>
  `${channel ?? ''}|${event_id}`;

/**
 * Asks when events were sent, in buckets of two hours with the first and last event of each.
 *
 * @param at_ms - the moment before which silence is looked for; milliseconds since 1970
 * @param event_ids - those that stand for something: others would only make buckets
 */
export async function askHistory(
  parts: Pick<GapParts, 'eventFilters' | 'sentSearch'>,
  elasticsearch: Elasticsearch,
  logs: LogSources,
  filter: ViewFilter,
  at_ms: number,
  event_ids: readonly number[]
): Promise<History> {
  const range: TimeRange = {
    from: new Date(at_ms - SILENCE_WINDOW_MS).toISOString(),
    to: new Date(at_ms).toISOString(),
  };
  const asked = event_ids.length === 0 ? { ...logs, logs: [] } : logs;
  const answered = await searchLogs(
    parts,
    elasticsearch,
    asked,
    { range, filter },
    (source, filters) =>
      buildEventBody(source, filters, {
        only: event_ids,
        all: {},
        each: {
          times: {
            date_histogram: {
              field: source.fields.time,
              fixed_interval: `${SILENCE_BUCKET_MS}ms`,
              min_doc_count: 1,
            },
            aggs: {
              first: { min: { field: source.fields.time } },
              last: { max: { field: source.fields.time } },
            },
          },
        },
      })
  );
  const spans = new Map<string, EventSpan[]>();
  const incomplete = [...logs.incomplete];
  for (const { source, answer } of answered) {
    const { buckets, reason } = readEvents(source, answer);
    // Elsewhere, no event with an id is an unmapped field; here, none of these ids was sent.
    const isWrong = answer?.status !== 'complete' || !answer.searched;
    if (isWrong) incomplete.push({ source_id: source.id, reason: reason ?? 'The search failed.' });
    for (const { channel, event_id, found } of buckets) {
      const key = historyKey(channel, event_id);
      spans.set(key, [...(spans.get(key) ?? []), ...spansOf(found)]);
    }
  }
  return { spans, at_ms, incomplete, requests: answered.map(({ request }) => request) };
}

const metric = z.object({ value: z.number() });
const timesSchema = z.object({
  times: z.object({ buckets: z.array(z.object({ first: metric, last: metric })) }),
});

const spansOf = (found: unknown): readonly EventSpan[] =>
  timesSchema
    .parse(found)
    .times.buckets.map(({ first, last }) => ({ first_ms: first.value, last_ms: last.value }));
