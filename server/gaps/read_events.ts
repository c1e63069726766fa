import { z } from 'zod';
import { channelKey, SYSMON_CHANNEL } from '../../common/gaps/log_source_channels';
import type { Source } from '../../common/sources/source';
import type { SearchAnswer } from '../platform/multi_search';

const idsSchema = z.object({
  buckets: z.array(
    z.looseObject({ key: z.union([z.string(), z.number()]), doc_count: z.number() })
  ),
  sum_other_doc_count: z.number(),
});
const channelsSchema = z.object({
  buckets: z.array(z.object({ key: z.string(), doc_count: z.number(), ids: idsSchema })),
  sum_other_doc_count: z.number(),
});
const aggregationsSchema = z.object({
  channels: channelsSchema.optional(),
  no_channel: z.object({ doc_count: z.number(), ids: idsSchema }).optional(),
});
type Aggregations = z.output<typeof aggregationsSchema>;

/** Events of one (channel, event id). */
export interface EventBucket {
  /** Key of the channel; null where the events name none and nothing else says whose they are. */
  readonly channel: string | null;
  readonly event_id: number;
  readonly events: number;
  /** The bucket as it was answered, with what was asked of it. */
  readonly found: unknown;
}

export interface SourceEvents {
  readonly buckets: readonly EventBucket[];
  /** Channels as the events write them. */
  readonly channels: readonly { readonly name: string; readonly events: number }[];
  /** Why there may be more than was found; null where everything is known. */
  readonly reason: string | null;
}

/** What one source's answer says of its events, and what it leaves open. */
export function readEvents(source: Source, answer: SearchAnswer | undefined): SourceEvents {
  if (answer === undefined)
    return { buckets: [], channels: [], reason: 'The search was not answered.' };
  const found = aggregationsSchema.parse(answer.aggregations);
  const buckets: EventBucket[] = [];
  for (const { key, ids } of found.channels?.buckets ?? [])
    buckets.push(...bucketsOf(channelKey(key), ids));
  if (found.no_channel !== undefined) {
    const channel = isSysmonWithoutChannel(source, found) ? channelKey(SYSMON_CHANNEL) : null;
    buckets.push(...bucketsOf(channel, found.no_channel.ids));
  }
  return {
    buckets,
    channels: (found.channels?.buckets ?? []).map(({ key, doc_count }) => ({
      name: key,
      events: doc_count,
    })),
    reason: answer.reason ?? whyOpen(source, answer, found),
  };
}

const bucketsOf = (
  channel: string | null,
  { buckets }: z.output<typeof idsSchema>
): readonly EventBucket[] =>
  buckets
    .map((found) => ({
      channel,
      event_id: Number(found.key),
      events: found.doc_count,
      found,
    }))
    .filter(({ event_id }) => Number.isInteger(event_id));

/** A source's own filter selects Sysmon's events; without one and without any channel, all of them are taken for such. */
const isSysmonWithoutChannel = ({ filter }: Source, { channels }: Aggregations): boolean =>
  filter !== null || (channels?.buckets ?? []).length === 0;

function whyOpen(
  { index_pattern, fields, filter }: Source,
  { searched, total }: SearchAnswer,
  { channels, no_channel }: Aggregations
): string | null {
  if (!searched) return `There is no open index ${index_pattern}, or your user may not read it.`;
  const ids = [no_channel?.ids, ...(channels?.buckets ?? []).map((bucket) => bucket.ids)];
  const isCut =
    (channels?.sum_other_doc_count ?? 0) > 0 ||
    ids.some((each) => (each?.sum_other_doc_count ?? 0) > 0);
  if (isCut) return 'There are more channels or event ids than one search holds.';
  if (total > 0 && ids.every((each) => (each?.buckets ?? []).length === 0))
    return `No event has a value in ${fields.event_id ?? ''}, so it is not known which events these are.`;
  // A filter that does not speak of Sysmon may select tagged events alone: untagged ones are then not seen.
  return channels === undefined && filter !== null && !/sysmon/i.test(filter)
    ? `${index_pattern} has no field for the channel, so only events that its filter selects were looked at.`
    : null;
}
