import {
  Axis,
  type BrushEndListener,
  Chart,
  DARK_THEME,
  HistogramBarSeries,
  LIGHT_THEME,
  Position,
  ScaleType,
  Settings,
  timeFormatter,
} from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import type { TechniqueSummary } from '../../../common/http/techniques';
import { ChartStyles } from '../../platform/chart_styles';
import { formatCompact, formatCount, timeZone } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface TimeHistogramProps {
  readonly histogram: TechniqueSummary['histogram'];
  /** Asked for by brushing; ISO text. */
  readonly onRange: (range: { from: string; to: string }) => void;
}

/** Events over time; dragging over it narrows the time range. */
export function TimeHistogram({ histogram, onRange }: TimeHistogramProps) {
  const { core } = useServices();
  const { colorMode, euiTheme } = useEuiTheme();
  const { interval_ms, buckets } = histogram;
  const onBrushEnd: BrushEndListener = (event) => {
    const [from, to] = 'x' in event && event.x ? event.x : [];
    if (from === undefined || to === undefined) return;
    onRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  };
  return (
    <>
      <ChartStyles dark={colorMode === 'DARK'} />
      <Chart size={{ height: 180 }}>
        <Settings
          baseTheme={colorMode === 'DARK' ? DARK_THEME : LIGHT_THEME}
          theme={{
            background: { color: 'transparent' },
            // Else the topmost label of the axis is cut off.
            chartMargins: { top: 10, right: 8, bottom: 4, left: 4 },
          }}
          locale="en-US"
          minBrushDelta={2}
          onBrushEnd={onBrushEnd}
          ariaLabel={`Histogram of ${formatCount(buckets.reduce((sum, { events }) => sum + events, 0))} events over time`}
        />
        <Axis
          id="time"
          position={Position.Bottom}
          tickFormat={timeFormatter(dayOrHour(interval_ms))}
        />
        <Axis id="events" position={Position.Left} ticks={4} tickFormat={formatCompact} />
        <HistogramBarSeries
          id="Events"
          timeZone={timeZone(core.uiSettings)}
          xScaleType={ScaleType.Time}
          yScaleType={ScaleType.Linear}
          xAccessor="start_ms"
          yAccessors={['events']}
          minBarHeight={1}
          color={euiTheme.colors.vis.euiColorVis0}
          data={[...buckets]}
          tickFormat={formatCount}
        />
      </Chart>
    </>
  );
}

const dayOrHour = (interval_ms: number): string =>
  interval_ms >= 21_600_000 ? 'MMM D' : 'MMM D HH:mm';
