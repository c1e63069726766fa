import { Chart, DARK_THEME, Heatmap, LIGHT_THEME, ScaleType, Settings } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { useMemo } from 'react';
import type { AssessedHost } from '../../../common/gaps/host_gaps';
import { nameOfEvent } from '../../../common/sysmon/events';
import { amountBands } from '../../components/chart_bands';
import { cellSchema, clickedDatum } from '../../components/clicked_datum';
import { ChartStyles } from '../../platform/chart_styles';
import { formatCount } from '../../platform/format';

export interface HostHeatmapProps {
  readonly hosts: readonly AssessedHost[];
  readonly eventIds: readonly number[];
  readonly onHost: (host: string) => void;
}

const ROW_PX = 18;

/** Events of each host by Sysmon event id; a cell without colour was not sent. The table beneath says it in words. */
export function HostHeatmap({ hosts, eventIds, onHost }: HostHeatmapProps) {
  const { colorMode } = useEuiTheme();
  const dark = colorMode === 'DARK';
  const cells = useMemo(
    () =>
      hosts.flatMap(({ host, sysmon }) => {
        const sent = new Map(sysmon.map(({ event_id, events }) => [event_id, events]));
        return eventIds.map((id) => ({ host, event_id: String(id), events: sent.get(id) ?? 0 }));
      }),
    [hosts, eventIds]
  );
  return (
    <>
      <ChartStyles dark={dark} />
      <Chart size={{ height: hosts.length * ROW_PX + 40 }}>
        <Settings
          baseTheme={dark ? DARK_THEME : LIGHT_THEME}
          theme={{ background: { color: 'transparent' } }}
          locale="en-US"
          onElementClick={(elements) => {
            const host = clickedDatum(elements, cellSchema)?.y;
            if (host !== undefined) onHost(String(host));
          }}
          ariaLabel={`Sysmon events of ${hosts.length} hosts by event id; the table below has the same in words`}
        />
        <Heatmap
          id="hosts"
          colorScale={{ type: 'bands', bands: amountBands(dark) }}
          data={cells}
          xAccessor="event_id"
          yAccessor="host"
          valueAccessor="events"
          valueFormatter={formatCount}
          xScale={{ type: ScaleType.Ordinal }}
          xSortPredicate="dataIndex"
          ySortPredicate="dataIndex"
          xAxisLabelFormatter={(id) => String(id)}
          xAxisTitle={`Event id (${eventIds.length === 1 ? nameOfEvent(String(eventIds[0])) : 'Sysmon'})`}
        />
      </Chart>
    </>
  );
}
