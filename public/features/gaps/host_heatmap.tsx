import { useMemo } from 'react';
import type { AssessedHost } from '../../../common/gaps/host_gaps';
import { nameOfEvent } from '../../../common/sysmon/events';
import { AmountHeatmap } from '../../components/amount_heatmap';

export interface HostHeatmapProps {
  readonly hosts: readonly AssessedHost[];
  readonly eventIds: readonly number[];
  readonly onHost: (host: string) => void;
}

/** Events of each host by Sysmon event id; a cell without colour was not sent. The table beneath says it in words. */
export function HostHeatmap({ hosts, eventIds, onHost }: HostHeatmapProps) {
  const cells = useMemo(
    () =>
      hosts.flatMap(({ host, sysmon }) => {
        const sent = new Map(sysmon.map(({ event_id, events }) => [event_id, events]));
        return eventIds.map((id) => ({ x: String(id), y: host, events: sent.get(id) ?? 0 }));
      }),
    [hosts, eventIds]
  );
  return (
    <AmountHeatmap
      id="hosts"
      rows={hosts.length}
      axis_px={40}
      cells={cells}
      ariaLabel={`Sysmon events of ${hosts.length} hosts by event id; the table below has the same in words`}
      onCell={({ y }) => onHost(y)}
      more={{
        xAxisTitle: `Event id (${eventIds.length === 1 ? nameOfEvent(String(eventIds[0])) : 'Sysmon'})`,
      }}
    />
  );
}
