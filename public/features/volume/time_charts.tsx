import {
  Axis,
  BarSeries,
  type BrushEndListener,
  Chart,
  DARK_THEME,
  Heatmap,
  LIGHT_THEME,
  LineSeries,
  Position,
  ScaleType,
  Settings,
  timeFormatter,
} from '@elastic/charts';
import { EuiTitle, useEuiTheme } from '@elastic/eui';
import { useMemo } from 'react';
import type { CoverageDetailsResponse } from '../../../common/http/coverage_details';
import { amountBands } from '../../components/chart_bands';
import { ChartStyles } from '../../platform/chart_styles';
import { formatCompact, formatCount, timeZone } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface TimeChartsProps {
  readonly details: CoverageDetailsResponse;
  /** Technique → its name; also decides which are drawn by name: the largest. */
  readonly names: ReadonlyMap<string, string>;
  readonly scale: 'linear' | 'log';
  /** Asked for by brushing; ISO text. */
  readonly onRange: (range: { from: string; to: string }) => void;
}

/** Techniques that have a colour of their own; the rest is one. */
const NAMED = 8;
const ROWS = 20;

interface Point {
  readonly start_ms: number;
  readonly technique: string;
  readonly events: number;
}

/** How the largest techniques go over time: stacked, and each in a row of its own. */
export function TimeCharts({ details, names, scale, onRange }: TimeChartsProps) {
  const { core } = useServices();
  const { colorMode, euiTheme } = useEuiTheme();
  const { interval_ms, starts_ms } = details.histogram;
  const { stacked, rows } = useMemo(() => pointsOf(details, names), [details, names]);
  const baseTheme = colorMode === 'DARK' ? DARK_THEME : LIGHT_THEME;
  const format = timeFormatter(interval_ms >= 21_600_000 ? 'MMM D' : 'MMM D HH:mm');
  const onBrushEnd: BrushEndListener = (event) => {
    const [from, to] = 'x' in event && event.x ? event.x : [];
    if (from === undefined || to === undefined) return;
    onRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  };
  const zone = timeZone(core.uiSettings);
  const Series = scale === 'log' ? LineSeries : BarSeries;
  return (
    <>
      <ChartStyles dark={colorMode === 'DARK'} />
      <EuiTitle size="xxs">
        <h2>Tags over time</h2>
      </EuiTitle>
      <Chart size={{ height: 220 }}>
        <Settings
          baseTheme={baseTheme}
          theme={{
            background: { color: 'transparent' },
            // Else the topmost label of the axis is cut off.
            chartMargins: { top: 10, right: 8, bottom: 4, left: 4 },
          }}
          locale="en-US"
          showLegend
          legendPosition={Position.Right}
          minBrushDelta={2}
          onBrushEnd={onBrushEnd}
          ariaLabel={`Tags over time, stacked by the ${NAMED} largest techniques`}
        />
        <Axis id="time" position={Position.Bottom} tickFormat={format} />
        <Axis id="amount" position={Position.Left} ticks={4} tickFormat={formatCompact} />
        <Series
          id="tags"
          timeZone={zone}
          xScaleType={ScaleType.Time}
          yScaleType={scale === 'log' ? ScaleType.Log : ScaleType.Linear}
          xAccessor="start_ms"
          yAccessors={['events']}
          splitSeriesAccessors={['technique']}
          // Logarithms cannot be stacked: a pile of them would say nothing.
          {...(scale === 'log' ? {} : { stackAccessors: ['start_ms'] })}
          color={Object.values(euiTheme.colors.vis)
            .filter((color) => color.startsWith('#'))
            .slice(0, NAMED + 1)}
          data={[...stacked]}
          tickFormat={formatCount}
        />
      </Chart>
      <EuiTitle size="xxs">
        <h2>Techniques × time</h2>
      </EuiTitle>
      <Chart size={{ height: Math.min(ROWS, rows.count) * 18 + 60 }}>
        <Settings
          baseTheme={baseTheme}
          theme={{ background: { color: 'transparent' } }}
          locale="en-US"
          onBrushEnd={(event) => {
            const times = 'cells' in event ? event.x.map(Number).filter(Number.isFinite) : [];
            if (times.length === 0) return;
            onRange({
              from: new Date(Math.min(...times)).toISOString(),
              to: new Date(Math.max(...times) + interval_ms).toISOString(),
            });
          }}
          ariaLabel={`Tags of the ${Math.min(ROWS, rows.count)} largest techniques over time`}
        />
        <Heatmap
          id="techniques"
          timeZone={zone}
          colorScale={{ type: 'bands', bands: amountBands(colorMode === 'DARK') }}
          data={[...rows.points]}
          xAccessor="start_ms"
          yAccessor="technique"
          valueAccessor="events"
          valueFormatter={formatCount}
          xScale={{
            type: ScaleType.Time,
            interval: { type: 'fixed', unit: 'ms', value: interval_ms },
          }}
          ySortPredicate="dataIndex"
          xAxisLabelFormatter={(value) => format(Number(value))}
        />
      </Chart>
      <p className="euiScreenReaderOnly">
        {starts_ms.length} buckets; the table below has the numbers.
      </p>
    </>
  );
}

function pointsOf(
  { techniques, histogram }: CoverageDetailsResponse,
  names: TimeChartsProps['names']
) {
  const total = (sparkline: readonly number[]) =>
    sparkline.reduce((sum, events) => sum + events, 0);
  const sorted = [...techniques].sort((a, b) => total(b.sparkline) - total(a.sparkline));
  const stacked: Point[] = [];
  const points: Point[] = [];
  const labelOf = (id: string) => `${id} ${names.get(id) ?? ''}`;
  sorted.forEach(({ id, sparkline }, n) => {
    sparkline.forEach((events, at) => {
      const start_ms = histogram.starts_ms[at] ?? 0;
      if (n < NAMED) stacked.push({ start_ms, technique: labelOf(id), events });
      if (n < ROWS) points.push({ start_ms, technique: labelOf(id), events });
    });
  });
  const rest = sorted.slice(NAMED);
  if (rest.length > 0) {
    histogram.starts_ms.forEach((start_ms, at) => {
      const events = rest.reduce((sum, { sparkline }) => sum + (sparkline[at] ?? 0), 0);
      stacked.push({ start_ms, technique: `${rest.length} others`, events });
    });
  }
  return { stacked, rows: { points, count: sorted.length } };
}
