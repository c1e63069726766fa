import { z } from 'zod';
import type { ArrivedEvents } from '../../common/gaps/arrival';
import { channelKey, SYSMON_CHANNEL } from '../../common/gaps/log_source_channels';
import type { Source } from '../../common/sources/source';
import type { SearchAnswer } from '../platform/multi_search';

const idsSchema = z.object({
  buckets: z.array(
    z.object({
      key: z.union([z.string(), z.number()]),
      doc_count: z.number(),
      last: z.object({ value: z.number().nullable() }),
      hosts: z.object({ value: z.number() }).optional(),
    })
  ),
  sum_other_doc_count: z.number(),
});
const channelsSchema = z.object({
  buckets: z.array(z.object({ key: z.string(), doc_count: z.number(), ids: idsSchema })),
  sum_other_doc_count: z.number(),
});
const noChannelSchema = z.object({ doc_count: z.number(), ids: idsSchema });
const aggregationsSchema = z.object({
  hosts: z.object({ value: z.number() }).optional(),
  channels: channelsSchema.optional(),
  no_channel: noChannelSchema.optional(),
});

export interface SourceArrival {
  readonly seen: readonly ArrivedEvents[];
  readonly hosts: number | null;
  /** Why more may arrive than was seen; null where everything is known. */
  readonly reason: string | null;
}

/** What one source's answer says of its events, and what it leaves open. */
export function readArrival(source: Source, answer: SearchAnswer | undefined): SourceArrival {
  if (answer === undefined)
    return { seen: [], hosts: null, reason: 'The search was not answered.' };
  const { channels, no_channel, hosts } = aggregationsSchema.parse(answer.aggregations);
  const seen: ArrivedEvents[] = [];
  for (const { key, ids } of channels?.buckets ?? [])
    seen.push(...eventsOf(source, channelKey(key), ids));
  if (no_channel !== undefined) {
    const channel = isSysmonWithoutChannel(source, channels) ? channelKey(SYSMON_CHANNEL) : null;
    seen.push(...eventsOf(source, channel, no_channel.ids));
  }
  return {
    seen,
    hosts: source.fields.host === null ? null : (hosts?.value ?? 0),
    reason: answer.reason ?? whyOpen(source, answer, seen, channels, no_channel),
  };
}

const eventsOf = (
  { id, fields }: Source,
  channel: string | null,
  { buckets }: z.output<typeof idsSchema>
): readonly ArrivedEvents[] =>
  buckets
    .map(({ key, doc_count, last, hosts }) => ({
      source_id: id,
      channel,
      event_id: Number(key),
      events: doc_count,
      hosts: fields.host === null ? null : (hosts?.value ?? 0),
      last_event: last.value === null ? null : new Date(Math.floor(last.value)).toISOString(),
    }))
    .filter(({ event_id }) => Number.isInteger(event_id));

/** A source's own filter selects Sysmon's events; without one and without any channel, all of them are taken for such. */
const isSysmonWithoutChannel = (
  { filter }: Source,
  channels: z.output<typeof channelsSchema> | undefined
): boolean => filter !== null || (channels?.buckets ?? []).length === 0;

function whyOpen(
  { index_pattern, fields, filter }: Source,
  { searched, total }: SearchAnswer,
  seen: readonly ArrivedEvents[],
  channels: z.output<typeof channelsSchema> | undefined,
  no_channel: z.output<typeof noChannelSchema> | undefined
): string | null {
  if (!searched) return `There is no open index ${index_pattern}, or your user may not read it.`;
  if (total > 0 && seen.length === 0)
    return `No event has a value in ${fields.event_id ?? ''}, so it is not known which events these are.`;
  const ids = [no_channel?.ids, ...(channels?.buckets ?? []).map((bucket) => bucket.ids)];
  const isCut =
    (channels?.sum_other_doc_count ?? 0) > 0 ||
    ids.some((each) => (each?.sum_other_doc_count ?? 0) > 0);
  if (isCut) return 'There are more channels or event ids than one search holds.';
  // A filter that does not speak of Sysmon may select tagged events alone: untagged ones are then not seen.
  return channels === undefined && filter !== null && !/sysmon/i.test(filter)
    ? `${index_pattern} has no field for the channel, so only events that its filter selects were looked at.`
    : null;
}
