import { z } from 'zod';
import { sumEvents } from '../../common/gaps/host_gaps';
import {
  channelsOfLogSource,
  LINUX_SYSMON_LOG_SOURCE,
  SYSMON_LOG_SOURCE,
} from '../../common/gaps/log_source_channels';
import { logSourceTable, PUBLISHED_MAPPING } from '../../common/gaps/mapping';
import type { GapHost, GapHosts, GapHostsQuestion, HostEvent } from '../../common/http/gap_hosts';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { SearchAnswer, SearchBody } from '../platform/multi_search';
import { readOrExplain } from '../platform/read_or_explain';
import { resolveRange } from '../platform/resolve_range';
import { luceneClause } from './event_query';
import { MAPPING_NAME } from './gap_state';
import { logSources, searchLogs } from './log_searches';
import type { GapParts } from './parts';

/** Sysmon has 30 event ids; tables have been seen with a few more. */
const MAX_EVENT_IDS = 64;

/** Splunk puts the kind of the log before the channel. */
const CHANNEL_PREFIXES = ['', 'WinEventLog:', 'XmlWinEventLog:'];

/**
 * A page of hosts, by name, with the Sysmon event ids that each sends: one `composite` search per source. Hosts are those
 * of every log in the sources' indices, so that a host without Sysmon shows, too.
 */
export async function askHosts(
  parts: Pick<GapParts, 'getSources' | 'eventFilters' | 'sentSearch' | 'now' | 'state'>,
  elasticsearch: Elasticsearch,
  { after, size, ...question }: GapHostsQuestion
): Promise<GapHosts> {
  const range = resolveRange(question.filter, parts.now());
  const filter = { ...question.filter, ...range };
  const sources = await parts.getSources(elasticsearch, { ...question, filter });
  const logs = logSources(sources, filter);
  const problems = [...logs.incomplete];
  for (const { source } of logs.logs)
    if (source.fields.host === null)
      problems.push({ source_id: source.id, reason: 'It has no field for the host.' });
  const channels = await sysmonChannels(parts, elasticsearch);
  const answered = await searchLogs(
    parts,
    elasticsearch,
    logs,
    { range, filter },
    (source, clauses) => buildHostsBody(source, clauses, channels, after, size)
  );
  for (const { source, answer } of answered)
    if (answer?.status !== 'complete') {
      const reason = answer?.reason ?? 'The search was not answered.';
      problems.push({ source_id: source.id, reason });
    }
  return {
    range,
    ...mergePages(
      answered.map(({ answer }) => readPage(answer)),
      size
    ),
    incomplete: problems,
    requests: answered.map(({ request }) => request),
  };
}

/**
 * Channels of Sysmon on Windows and Linux in this space's mapping, in lower case; what was published counts where that may
 * not be read, which `/gaps` says.
 */
async function sysmonChannels(
  { state }: Pick<GapParts, 'state'>,
  elasticsearch: Elasticsearch
): Promise<readonly string[]> {
  const reading = state.mapping.read(elasticsearch, MAPPING_NAME);
  const { value } = await readOrExplain(reading, null);
  const table = logSourceTable(value?.payload ?? PUBLISHED_MAPPING);
  return [SYSMON_LOG_SOURCE, LINUX_SYSMON_LOG_SOURCE].flatMap((name) =>
    channelsOfLogSource(name, table)
  );
}

/** Events of Sysmon's channel; those without any channel are Sysmon's where the source's own filter says so. */
function sysmonClause(
  channel: string | null,
  filter: string | null,
  channels: readonly string[]
): object {
  const own = filter === null ? null : luceneClause(filter);
  if (channel === null) return own ?? { match_all: {} };
  const named = ([] as object[]).concat(
    ...channels.map((name) =>
      CHANNEL_PREFIXES.map((prefix) => ({
        term: { [channel]: { value: `${prefix}${name}`, case_insensitive: true } },
      }))
    )
  );
  const unnamed = {
    bool: { must_not: [{ exists: { field: channel } }], ...(own !== null && { filter: [own] }) },
  };
  return { bool: { should: own === null ? named : [...named, unnamed], minimum_should_match: 1 } };
}

/** @returns null where the source has no field for the host */
function buildHostsBody(
  { fields, filter }: Source,
  filters: readonly object[],
  channels: readonly string[],
  after: string | null,
  size: number
): SearchBody | null {
  const { host, channel, event_id, time } = fields;
  if (host === null) return null;
  const ofSysmon = sysmonClause(channel, filter, channels);
  const times = { first: { min: { field: time } }, last: { max: { field: time } } };
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: filters } },
    aggs: {
      hosts: {
        composite: {
          size,
          sources: [{ host: { terms: { field: host } } }],
          ...(after === null ? {} : { after: { host: after } }),
        },
        aggs: {
          last: times.last,
          sysmon: {
            filter: ofSysmon,
            aggs: { ids: { terms: { field: event_id, size: MAX_EVENT_IDS }, aggs: times } },
          },
        },
      },
    },
  };
}

const metric = z.object({ value: z.number() });
const pageSchema = z.object({
  hosts: z.object({
    buckets: z.array(
      z.object({
        key: z.object({ host: z.string() }),
        doc_count: z.number(),
        last: metric,
        sysmon: z.object({
          ids: z.object({
            buckets: z.array(
              z.object({
                key: z.union([z.string(), z.number()]),
                doc_count: z.number(),
                first: metric,
                last: metric,
              })
            ),
          }),
        }),
      })
    ),
  }),
});

const isoOf = (ms: number): string => new Date(ms).toISOString();

function readPage(answer: SearchAnswer | undefined): readonly GapHost[] {
  const found = pageSchema.safeParse(answer?.aggregations);
  if (!found.success) return [];
  return found.data.hosts.buckets.map(({ key, doc_count, last, sysmon }) => ({
    host: key.host,
    events: doc_count,
    last_event: isoOf(last.value),
    sysmon: sysmon.ids.buckets
      .map((bucket) => ({
        event_id: Number(bucket.key),
        events: bucket.doc_count,
        first_event: isoOf(bucket.first.value),
        last_event: isoOf(bucket.last.value),
      }))
      .filter(({ event_id }) => Number.isInteger(event_id)),
  }));
}

/**
 * Pages of several sources as one. A source whose page is full may have more hosts, so that only hosts up to its last one
 * are known whole; the others come with the next page.
 */
function mergePages(
  pages: readonly (readonly GapHost[])[],
  size: number
): Pick<GapHosts, 'hosts' | 'after'> {
  const cuts = pages
    .filter((page) => page.length >= size)
    .map((page) => page[page.length - 1]?.host ?? '');
  const after = cuts.length === 0 ? null : cuts.reduce((a, b) => (isBefore(a, b) ? a : b));
  const hosts = new Map<string, GapHost>();
  for (const host of ([] as GapHost[]).concat(...pages)) {
    if (after !== null && isBefore(after, host.host)) continue;
    const known = hosts.get(host.host);
    hosts.set(host.host, known === undefined ? host : together(known, host));
  }
  const sorted = [...hosts.values()].sort((a, b) => (isBefore(a.host, b.host) ? -1 : 1));
  return { hosts: sorted, after };
}

/** As Elasticsearch sorts keywords: by the bytes of their UTF-8. */
const isBefore = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

function together(one: GapHost, other: GapHost): GapHost {
  const ids = new Map<number, HostEvent>(one.sysmon.map((event) => [event.event_id, event]));
  for (const event of other.sysmon) {
    const known = ids.get(event.event_id);
    const events = known === undefined ? [event] : [known, event];
    ids.set(event.event_id, { event_id: event.event_id, ...sumEvents(events) });
  }
  return {
    host: one.host,
    events: one.events + other.events,
    last_event: one.last_event > other.last_event ? one.last_event : other.last_event,
    sysmon: [...ids.values()],
  };
}
