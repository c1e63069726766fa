import { Chart, DARK_THEME, Heatmap, LIGHT_THEME, ScaleType, Settings } from '@elastic/charts';
import { EuiTitle, useEuiTheme } from '@elastic/eui';
import type { VolumeResponse } from '../../../common/http/volume';
import { amountBands } from '../../components/chart_bands';
import { cellSchema, clickedDatum } from '../../components/clicked_datum';
import { ChartStyles } from '../../platform/chart_styles';
import { formatCount } from '../../platform/format';

export interface RuleHeatmapProps {
  readonly cells: VolumeResponse['rules_by_host'];
  readonly onHost: (host: string) => void;
}

const ROW_PX = 18;
const LONGEST_LABEL = 60;

/** Which rule makes its noise where: the largest rules on the hosts that send most of each. */
export function RuleHeatmap({ cells, onHost }: RuleHeatmapProps) {
  const { colorMode } = useEuiTheme();
  const dark = colorMode === 'DARK';
  const rules = new Set(cells.map(({ rule }) => rule)).size;
  if (rules === 0) return null;
  return (
    <>
      <ChartStyles dark={dark} />
      <EuiTitle size="xxs">
        <h2>Rules × hosts</h2>
      </EuiTitle>
      <Chart size={{ height: rules * ROW_PX + 60 }}>
        <Settings
          baseTheme={dark ? DARK_THEME : LIGHT_THEME}
          theme={{ background: { color: 'transparent' } }}
          locale="en-US"
          onElementClick={(elements) => {
            const host = clickedDatum(elements, cellSchema)?.x;
            if (host !== undefined) onHost(String(host));
          }}
          ariaLabel={`Events of the ${rules} largest rules by host; the table by host or rule has the totals`}
        />
        <Heatmap
          id="rules"
          colorScale={{ type: 'bands', bands: amountBands(dark) }}
          data={[...cells]}
          xAccessor="host"
          yAccessor="rule"
          valueAccessor="events"
          valueFormatter={formatCount}
          xScale={{ type: ScaleType.Ordinal }}
          xSortPredicate="alphaAsc"
          ySortPredicate="dataIndex"
          yAxisLabelFormatter={(rule) => {
            const text = String(rule);
            return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
          }}
        />
      </Chart>
    </>
  );
}
