import { EuiTitle } from '@elastic/eui';
import { useMemo } from 'react';
import type { VolumeResponse } from '../../../common/http/volume';
import { AmountHeatmap } from '../../components/amount_heatmap';

export interface RuleHeatmapProps {
  readonly cells: VolumeResponse['rules_by_host'];
  readonly onHost: (host: string) => void;
}

const LONGEST_LABEL = 60;

/** Which rule makes its noise where: the largest rules on the hosts that send most of each. */
export function RuleHeatmap({ cells, onHost }: RuleHeatmapProps) {
  const drawn = useMemo(
    () => cells.map(({ rule, host, events }) => ({ x: host, y: rule, events })),
    [cells]
  );
  const rules = new Set(cells.map(({ rule }) => rule)).size;
  if (rules === 0) return null;
  return (
    <>
      <EuiTitle size="xxs">
        <h2>Rules × hosts</h2>
      </EuiTitle>
      <AmountHeatmap
        id="rules"
        rows={rules}
        axis_px={60}
        cells={drawn}
        ariaLabel={`Events of the ${rules} largest rules by host; the table by host or rule has the totals`}
        onCell={({ x }) => onHost(x)}
        more={{
          xSortPredicate: 'alphaAsc',
          yAxisLabelFormatter: (rule) => {
            const text = String(rule);
            return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
          },
        }}
      />
    </>
  );
}
