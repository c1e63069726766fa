import { togetherHosts } from '../../common/gaps/arrival';
import { assessGaps } from '../../common/gaps/assess_gaps';
import { channelKey, channelsOfLogSource } from '../../common/gaps/log_source_channels';
import { logSourceTable } from '../../common/gaps/mapping';
import type { TechniqueNeeds } from '../../common/gaps/needs';
import { assessSilence, type EventSpan, type Silence } from '../../common/gaps/silence';
import type { Trigger } from '../../common/gaps/trigger';
import { countUsers } from '../../common/gaps/used_by';
import type { Question } from '../../common/http/coverage';
import type { GapsResponse } from '../../common/http/gaps';
import type { Elasticsearch } from '../platform/elasticsearch';
import { askArrival } from './ask_arrival';
import { askHistory, type History, historyKey } from './ask_history';
import { factInputs, everyIncomplete } from './counted_facts';
import type { GapParts } from './parts';
import { type PreparedGaps, prepareGaps } from './prepare_gaps';

/**
 * Data components against what arrives. Three searches per source, whatever the number of components: tags, arrival, and
 * the 28 days in which silence is looked for.
 */
export async function askGaps(
  parts: GapParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<GapsResponse> {
  const prepared = await prepareGaps(parts, elasticsearch, question);
  const { range, filter, sources, logs, needs, state } = prepared;
  const at_ms = Math.min(parts.now(), Date.parse(range.to));
  const [coverage, arrival, history] = await Promise.all([
    parts.countTags(elasticsearch, filter, sources),
    askArrival(parts, elasticsearch, logs, { range, filter }),
    askHistory(parts, elasticsearch, logs, filter, at_ms, eventIdsOf(needs)),
  ]);
  const { catalogue } = prepared.index;
  const hosts = togetherHosts(arrival.hosts);
  return {
    range,
    catalogue: { domain: catalogue.domain, version: catalogue.version },
    platform: filter.platform,
    ...assessGaps({
      ...factInputs(prepared, coverage, arrival),
      catalogue,
      platform: filter.platform,
      mapping: state.mapping,
      silenceOf: (triggers) => silenceOf(triggers, history, logs.any),
      usedBy: countUsers(catalogue.related),
    }),
    hosts: hosts?.count ?? null,
    hosts_at_least: hosts?.at_least ?? false,
    channels: channelsSeen(prepared, arrival.channels),
    mapping: state.mapping,
    judgements: [...state.judgements],
    incomplete: everyIncomplete(coverage, arrival.incomplete, history.incomplete),
    problems: [...state.problems],
    reason: sources.length === 0 ? await parts.explainNoSource(elasticsearch) : null,
    requests: [
      ...coverage.sources.map(({ request }) => request),
      ...arrival.requests,
      ...history.requests,
    ],
  };
}

function eventIdsOf(needs: readonly TechniqueNeeds[]): readonly number[] {
  const ids = new Set<number>();
  for (const { components } of needs)
    for (const { triggers } of components) for (const { event_id } of triggers) ids.add(event_id);
  return [...ids].sort((a, b) => a - b);
}

/** Events that stand for the same component are looked at together: one that goes on is no silence of the component. */
function silenceOf(
  triggers: readonly Trigger[],
  { spans, at_ms, incomplete }: History,
  asked: boolean
): Silence {
  const found = new Map<string, readonly EventSpan[]>();
  for (const { channels, event_id } of triggers)
    for (const channel of channels) {
      const key = historyKey(channel, event_id);
      found.set(key, spans.get(key) ?? []);
    }
  const isKnown = asked && (incomplete.length === 0 || triggers.length === 0);
  return assessSilence(([] as EventSpan[]).concat(...found.values()), at_ms, isKnown);
}

/** Channels of the events, and the log sources of the release that they stand for. */
function channelsSeen(
  { index, state }: PreparedGaps,
  channels: readonly { readonly name: string; readonly events: number }[]
): GapsResponse['channels'] {
  const table = logSourceTable(state.mapping);
  const names = new Set(table.map(({ name }) => name));
  for (const { log_sources } of index.catalogue.analytics)
    for (const { name } of log_sources) names.add(name);
  const byChannel = new Map<string, string[]>();
  for (const name of names)
    for (const channel of channelsOfLogSource(name, table))
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), name]);
  return channels
    .map(({ name, events }) => ({
      name,
      events,
      log_sources: byChannel.get(channelKey(name)) ?? [],
    }))
    .sort((a, b) => b.events - a.events);
}
