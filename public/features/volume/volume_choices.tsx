import { EuiFlexGroup, EuiFlexItem, EuiSelect } from '@elastic/eui';
import { DIMENSION_LABEL, type Dimension, DIMENSIONS } from './contributions';

export type Stack = 'technique' | 'tactic';

export interface VolumeChoicesProps {
  readonly by: Dimension;
  readonly scale: 'linear' | 'log';
  readonly stack: Stack;
  readonly onChange: (changes: { by?: Dimension; scale?: 'linear' | 'log'; stack?: Stack }) => void;
}

/** What is added up, and how it is drawn. */
export function VolumeChoices({ by, scale, stack, onChange }: VolumeChoicesProps) {
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem grow={false} style={{ minWidth: 180 }}>
        <EuiSelect
          compressed
          prepend="By"
          aria-label="Add up by"
          value={by}
          options={DIMENSIONS.map((value) => ({ value, text: DIMENSION_LABEL[value] }))}
          onChange={({ target }) => {
            const chosen = DIMENSIONS.find((value) => value === target.value);
            if (chosen) onChange({ by: chosen });
          }}
          data-test-subj="volumeBy"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ minWidth: 180 }}>
        <EuiSelect
          compressed
          prepend="Scale"
          aria-label="Scale of the chart"
          value={scale}
          options={[
            { value: 'linear', text: 'Linear' },
            { value: 'log', text: 'Logarithmic' },
          ]}
          onChange={({ target }) => onChange({ scale: target.value === 'log' ? 'log' : 'linear' })}
          data-test-subj="volumeScale"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ minWidth: 200 }}>
        <EuiSelect
          compressed
          prepend="Stacked by"
          aria-label="What the chart is stacked by"
          value={stack}
          options={[
            { value: 'technique', text: 'Technique' },
            { value: 'tactic', text: 'Tactic' },
          ]}
          onChange={({ target }) =>
            onChange({ stack: target.value === 'tactic' ? 'tactic' : 'technique' })
          }
          data-test-subj="volumeStack"
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
