import { Chart, DARK_THEME, Heatmap, LIGHT_THEME, ScaleType, Settings } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import type { ComponentProps } from 'react';
import { ChartStyles } from '../platform/chart_styles';
import { formatCount } from '../platform/format';
import { amountBands } from './chart_bands';
import { cellSchema, clickedDatum } from './clicked_datum';

type HeatmapProps = ComponentProps<typeof Heatmap>;

export interface AmountHeatmapProps {
  readonly id: string;
  readonly rows: number;
  /** For the axis beneath the rows, pixels. */
  readonly axis_px: number;
  readonly cells: readonly { readonly x: string; readonly y: string; readonly events: number }[];
  readonly ariaLabel: string;
  readonly onCell: (cell: { readonly x: string; readonly y: string }) => void;
  /** What only one of the heatmaps has. */
  readonly more?: Pick<HeatmapProps, 'xSortPredicate' | 'xAxisTitle' | 'yAxisLabelFormatter'>;
}

const ROW_PX = 18;

/** Amounts of events of names by names, in the matrix's own blue; a cell without events has no colour. */
export function AmountHeatmap(props: AmountHeatmapProps) {
  const { id, rows, axis_px, cells, ariaLabel, onCell, more } = props;
  const { colorMode } = useEuiTheme();
  const dark = colorMode === 'DARK';
  return (
    <>
      <ChartStyles dark={dark} />
      <Chart size={{ height: rows * ROW_PX + axis_px }}>
        <Settings
          baseTheme={dark ? DARK_THEME : LIGHT_THEME}
          theme={{ background: { color: 'transparent' } }}
          locale="en-US"
          onElementClick={(elements) => {
            const cell = clickedDatum(elements, cellSchema);
            if (cell !== undefined) onCell({ x: String(cell.x), y: String(cell.y) });
          }}
          ariaLabel={ariaLabel}
        />
        <Heatmap
          id={id}
          colorScale={{ type: 'bands', bands: amountBands(dark) }}
          data={[...cells]}
          xAccessor="x"
          yAccessor="y"
          valueAccessor="events"
          valueFormatter={formatCount}
          xScale={{ type: ScaleType.Ordinal }}
          xSortPredicate="dataIndex"
          ySortPredicate="dataIndex"
          {...more}
        />
      </Chart>
    </>
  );
}
