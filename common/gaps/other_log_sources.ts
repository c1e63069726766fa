import type { Analytic } from '../attack/catalogue';
import { eventIdsOfChannel } from '../attack/log_sources';
import { compareText } from '../attack/order';
import type { GapComponent } from '../http/gaps';
import { channelsOfLogSource } from './log_source_channels';
import { type GapMapping, logSourceTable } from './mapping';
import { onPlatform } from './needs';

type OtherLogSource = GapComponent['other_log_sources'][number];

/**
 * What analytics of a platform name for each component beside events that can be looked for: logs that are none of the
 * sources', and channels in prose.
 *
 * @returns by component id; the most used first
 */
export function otherLogSources(
  analytics: readonly Analytic[],
  platform: string,
  mapping: GapMapping
): ReadonlyMap<string, readonly OtherLogSource[]> {
  const table = logSourceTable(mapping);
  const found = new Map<
    string,
    Map<string, { name: string; channel: string; techniques: Set<string> }>
  >();
  for (const { technique_id, platforms, log_sources } of analytics) {
    if (!onPlatform(platforms, platform)) continue;
    for (const { component_id, name, channel } of log_sources) {
      const isLooked =
        eventIdsOfChannel(channel).length > 0 && channelsOfLogSource(name, table).length > 0;
      if (isLooked) continue;
      const own = found.get(component_id) ?? new Map();
      found.set(component_id, own);
      const key = `${name} ${channel}`;
      const entry = own.get(key) ?? { name, channel, techniques: new Set<string>() };
      own.set(key, entry);
      entry.techniques.add(technique_id);
    }
  }
  const sorted = new Map<string, readonly OtherLogSource[]>();
  for (const [id, own] of found)
    sorted.set(
      id,
      [...own.values()]
        .map(({ name, channel, techniques }) => ({ name, channel, techniques: techniques.size }))
        .sort(
          (a, b) =>
            b.techniques - a.techniques ||
            compareText(a.name, b.name) ||
            compareText(a.channel, b.channel)
        )
    );
  return sorted;
}
