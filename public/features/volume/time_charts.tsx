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
import { z } from 'zod';
import type { CoverageDetailsResponse } from '../../../common/http/coverage_details';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import { amountBands } from '../../components/chart_bands';
import { cellSchema, clickedDatum } from '../../components/clicked_datum';
import { ChartStyles } from '../../platform/chart_styles';
import { formatCompact, formatCount, timeZone } from '../../platform/format';
import { useServices } from '../../platform/services';
import type { Stack } from './volume_choices';

export interface TimeChartsProps {
  readonly details: CoverageDetailsResponse;
  readonly catalogue: MatrixCatalogue;
  readonly scale: 'linear' | 'log';
  readonly stack: Stack;
  /** Asked for by brushing; ISO text. */
  readonly onRange: (range: { from: string; to: string }) => void;
  /** A cell was clicked: a technique in one bucket of time. */
  readonly onTechnique: (id: string, range: { from: string; to: string }) => void;
}

/** Techniques that have a colour of their own; the rest is one. */
const NAMED = 8;
const ROWS = 20;

const pointSchema = z.object({
  /** Beginning of the bucket; milliseconds since 1970. */
  start_ms: z.number(),
  /** `T1055 Process Injection`, or the name of a tactic. */
  series: z.string(),
  events: z.number(),
});
type Point = z.infer<typeof pointSchema>;

/** How the largest techniques go over time: stacked, and each in a row of its own. */
export function TimeCharts(props: TimeChartsProps) {
  const { details, catalogue, scale, stack, onRange, onTechnique } = props;
  const { core } = useServices();
  const { colorMode, euiTheme } = useEuiTheme();
  const { interval_ms, starts_ms } = details.histogram;
  const { stacked, rows } = useMemo(
    () => pointsOf(details, catalogue, stack),
    [details, catalogue, stack]
  );
  const baseTheme = colorMode === 'DARK' ? DARK_THEME : LIGHT_THEME;
  const format = timeFormatter(interval_ms >= 21_600_000 ? 'MMM D' : 'MMM D HH:mm');
  const onBrushEnd: BrushEndListener = (event) => {
    const [from, to] = 'x' in event && event.x ? event.x : [];
    if (from === undefined || to === undefined) return;
    onRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  };
  // A tactic and "the others" are no technique: their bars lead nowhere.
  const openCell = (series: string, start_ms: number) => {
    const [id] = series.split(' ');
    if (!catalogue.techniques.some((technique) => technique.id === id) || id === undefined) return;
    onTechnique(id, {
      from: new Date(start_ms).toISOString(),
      to: new Date(start_ms + interval_ms).toISOString(),
    });
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
          onElementClick={(elements) => {
            const bar = clickedDatum(elements, pointSchema);
            if (bar !== undefined) openCell(bar.series, bar.start_ms);
          }}
          ariaLabel={`Tags over time, stacked by ${stack === 'tactic' ? 'tactic' : `the ${NAMED} largest techniques`}`}
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
          splitSeriesAccessors={['series']}
          // Logarithms cannot be stacked: a pile of them would say nothing.
          {...(scale === 'log' ? {} : { stackAccessors: ['start_ms'] })}
          color={Object.values(euiTheme.colors.vis).filter((color) => color.startsWith('#'))}
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
          onElementClick={(elements) => {
            const cell = clickedDatum(elements, cellSchema);
            if (cell !== undefined) openCell(String(cell.y), Number(cell.x));
          }}
          ariaLabel={`Tags of the ${Math.min(ROWS, rows.count)} largest techniques over time`}
        />
        <Heatmap
          id="techniques"
          timeZone={zone}
          colorScale={{ type: 'bands', bands: amountBands(colorMode === 'DARK') }}
          data={[...rows.points]}
          xAccessor="start_ms"
          yAccessor="series"
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

type Details = CoverageDetailsResponse;

function pointsOf({ techniques, histogram }: Details, catalogue: MatrixCatalogue, stack: Stack) {
  const { starts_ms } = histogram;
  const known = new Map<string, MatrixCatalogue['techniques'][number]>(
    catalogue.techniques.map((technique) => [technique.id, technique])
  );
  const total = (sparkline: readonly number[]) =>
    sparkline.reduce((sum, events) => sum + events, 0);
  const sorted = [...techniques].sort((a, b) => total(b.sparkline) - total(a.sparkline));
  const seriesOf = (series: string, sparkline: readonly number[]): Point[] =>
    starts_ms.map((start_ms, at) => ({ start_ms, series, events: sparkline[at] ?? 0 }));
  const largest = sorted
    .slice(0, ROWS)
    .map(({ id, sparkline }) => seriesOf(`${id} ${known.get(id)?.name ?? ''}`, sparkline));
  const rest = addUp(sorted.slice(NAMED), starts_ms.length);
  const named = largest.slice(0, NAMED).flat();
  const stacked =
    stack === 'technique'
      ? [...named, ...(rest === null ? [] : seriesOf(`${sorted.length - NAMED} others`, rest))]
      : catalogue.tactics.flatMap(({ id, name }) => {
          const own = techniques.filter((technique) =>
            known.get(technique.id)?.tactic_ids.includes(id)
          );
          const sum = addUp(own, starts_ms.length);
          return sum === null ? [] : seriesOf(name, sum);
        });
  return { stacked, rows: { points: largest.flat(), count: sorted.length } };
}

/** @returns null for none */
const addUp = (techniques: Details['techniques'], buckets: number): readonly number[] | null =>
  techniques.length === 0
    ? null
    : Array.from({ length: buckets }, (_, at) =>
        techniques.reduce((sum, { sparkline }) => sum + (sparkline[at] ?? 0), 0)
      );
