import type { Fact } from '../http/facts';
import type { Trigger } from './trigger';

/** Events of one (channel, event id) of one source in the range. */
export interface ArrivedEvents {
  readonly source_id: string;
  /** Key of the channel; null where the event names none and nothing else says whose it is. */
  readonly channel: string | null;
  readonly event_id: number;
  readonly events: number;
  /** Null where the source has no host field. */
  readonly hosts: number | null;
  /** ISO text. */
  readonly last_event: string | null;
}

/** What of the sources' logs was seen in the range, and what could not be looked at. */
export interface Arrival {
  readonly seen: readonly ArrivedEvents[];
  /** Hosts that sent any event, by source; null where it has no host field. */
  readonly hosts: readonly (number | null)[];
  /** Sources whose events are not all known: what was not seen may still arrive. */
  readonly incomplete: readonly { readonly source_id: string; readonly reason: string }[];
  /** False where no source was asked. */
  readonly asked: boolean;
}

export interface DistinctHosts {
  readonly count: number;
  /** True where sources or event ids cannot be added up without counting a host twice: then it is the largest of them. */
  readonly at_least: boolean;
}

/** What is known of some events. */
export interface Arriving {
  readonly arrives: Fact;
  readonly events: number;
  readonly hosts: DistinctHosts | null;
  readonly last_event: string | null;
}

export type ArrivalIndex = (trigger: Pick<Trigger, 'channels' | 'event_id'>) => Arriving;

/**
 * Lookup of events by channel and id.
 *
 * @returns `yes` as soon as one event was seen; `unknown` while a source could not be asked, or events of that id name no
 *   channel; `not_assessed` without sources; else `no`
 */
export function indexArrival({ seen, incomplete, asked }: Arrival): ArrivalIndex {
  const byKey = new Map<string, ArrivedEvents[]>();
  const keyOf = (channel: string | null, event_id: number) => `${channel ?? ''}|${event_id}`;
  for (const each of seen) {
    const key = keyOf(each.channel, each.event_id);
    const own = byKey.get(key);
    if (own) own.push(each);
    else byKey.set(key, [each]);
  }
  return ({ channels, event_id }) => {
    const found = ([] as ArrivedEvents[]).concat(
      ...channels.map((channel) => byKey.get(keyOf(channel, event_id)) ?? [])
    );
    const isOpen = incomplete.length > 0 || byKey.has(keyOf(null, event_id));
    const otherwise = !asked ? 'not_assessed' : isOpen ? 'unknown' : 'no';
    return { ...addUp(found), arrives: found.length > 0 ? 'yes' : otherwise };
  };
}

/** Distinct (channel, event id) pairs of several triggers together, each counted once. */
export function indexTogether(
  arrival: Arrival
): (triggers: readonly Pick<Trigger, 'channels' | 'event_id'>[]) => Arriving {
  const lookup = indexArrival(arrival);
  return (triggers) => {
    const once = new Map<string, Arriving>();
    for (const { channels, event_id } of triggers) {
      for (const channel of channels) {
        const key = `${channel}|${event_id}`;
        if (!once.has(key)) once.set(key, lookup({ channels: [channel], event_id }));
      }
    }
    const parts = [...once.values()];
    const arrives =
      parts.length === 0 && arrival.asked ? 'no' : strongest(parts.map((part) => part.arrives));
    const found = parts.filter((part) => part.arrives === 'yes');
    return { ...addUp(found), arrives };
  };
}

/** `yes` before `unknown` before `no`. */
const strongest = (facts: readonly Fact[]): Fact =>
  (['yes', 'unknown', 'no'] as const).find((fact) => facts.includes(fact)) ?? 'not_assessed';

type Addend = {
  readonly events: number;
  readonly hosts: number | DistinctHosts | null;
  readonly last_event: string | null;
};

function addUp(parts: readonly Addend[]): Omit<Arriving, 'arrives'> {
  const last = parts.map(({ last_event }) => last_event ?? '').sort();
  return {
    events: parts.reduce((sum, { events }) => sum + events, 0),
    hosts: togetherHosts(parts.map(({ hosts }) => hosts)),
    last_event: last[last.length - 1] || null,
  };
}

/** Hosts of several counts: the same host may stand in each of them. */
export function togetherHosts(
  counts: readonly (number | DistinctHosts | null)[]
): DistinctHosts | null {
  const known = counts
    .filter((hosts): hosts is number | DistinctHosts => hosts !== null)
    .map((hosts) => (typeof hosts === 'number' ? { count: hosts, at_least: false } : hosts));
  if (known.length === 0) return null;
  return {
    count: Math.max(...known.map(({ count }) => count)),
    at_least:
      known.some(({ at_least }) => at_least) ||
      known.filter(({ count }) => count > 0).length > 1 ||
      known.length < counts.length,
  };
}
