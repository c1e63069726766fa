import { EuiFlexGroup, EuiFlexItem, EuiSelect } from '@elastic/eui';
import { DIMENSION_LABEL, type Dimension, DIMENSIONS } from './contributions';

export type Stack = 'technique' | 'tactic';
type Scale = 'linear' | 'log';

export interface VolumeChoicesProps {
  readonly by: Dimension;
  readonly scale: Scale;
  readonly stack: Stack;
  readonly onChange: (changes: { by?: Dimension; scale?: Scale; stack?: Stack }) => void;
}

const BY = DIMENSIONS.map((value) => ({ value, text: DIMENSION_LABEL[value] }));
const SCALES = [
  { value: 'linear', text: 'Linear' },
  { value: 'log', text: 'Logarithmic' },
] as const;
const STACKS = [
  { value: 'technique', text: 'Technique' },
  { value: 'tactic', text: 'Tactic' },
] as const;

/** What is added up, and how it is drawn. */
export const VolumeChoices = ({ by, scale, stack, onChange }: VolumeChoicesProps) => (
  <EuiFlexGroup gutterSize="s" responsive={false} wrap>
    <Choice
      prepend="By"
      label="Add up by"
      testSubject="volumeBy"
      minWidth={180}
      value={by}
      options={BY}
      onChoose={(chosen) => onChange({ by: chosen })}
    />
    <Choice
      prepend="Scale"
      label="Scale of the chart"
      testSubject="volumeScale"
      minWidth={180}
      value={scale}
      options={SCALES}
      onChoose={(chosen) => onChange({ scale: chosen })}
    />
    <Choice
      prepend="Stacked by"
      label="What the chart is stacked by"
      testSubject="volumeStack"
      minWidth={200}
      value={stack}
      options={STACKS}
      onChoose={(chosen) => onChange({ stack: chosen })}
    />
  </EuiFlexGroup>
);

interface ChoiceProps<Value extends string> {
  readonly prepend: string;
  readonly label: string;
  readonly testSubject: string;
  readonly minWidth: number;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { prepend, label, testSubject, minWidth, value, options, onChoose } = props;
  return (
    <EuiFlexItem grow={false} style={{ minWidth }}>
      <EuiSelect
        compressed
        prepend={prepend}
        aria-label={label}
        value={value}
        options={[...options]}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChoose(chosen.value);
        }}
        data-test-subj={testSubject}
      />
    </EuiFlexItem>
  );
}
