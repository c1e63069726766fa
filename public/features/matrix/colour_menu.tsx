import { EuiFieldText, EuiFormRow, EuiSelect, EuiSwitch } from '@elastic/eui';
import { useState } from 'react';
import {
  AMOUNT_SCALES,
  BAR_METRICS,
  COLOR_METRICS,
  hasScale,
  METRIC_LABEL,
} from '../../../common/coverage/metrics';
import type { UrlState } from '../../platform/url_state';
import { isPalette, PALETTES } from './painting/palette';
import { ToolbarMenu } from './toolbar_menu';

export interface MenuProps {
  readonly state: UrlState;
  readonly onChange: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
}

const OWN = 'own';
const PALETTE_LABEL: Readonly<Record<string, string>> = {
  blue: 'Blue',
  cividis: 'Yellow to blue (cividis)',
  orange: 'Orange',
  [OWN]: 'Own gradient…',
};
const SCALE_LABEL = { log: 'Logarithmic', linear: 'Linear' } as const;

/** What the colour says, and in which colours. */
export function ColourMenu({ state, onChange }: MenuProps) {
  const { color_by, bar_by, scale, palette } = state;
  const own = !PALETTES.includes(palette);
  return (
    <ToolbarMenu label={`Colour: ${METRIC_LABEL[color_by].toLowerCase()}`} testSubject="colourMenu">
      <Choice
        label="Colour by"
        testSubject="colorBy"
        value={color_by}
        options={COLOR_METRICS.map((value) => ({ value, text: METRIC_LABEL[value] }))}
        onChoose={(value) => onChange({ color_by: value })}
      />
      <Choice
        label="Scale"
        testSubject="colorScale"
        value={scale}
        isDisabled={!hasScale(color_by)}
        options={AMOUNT_SCALES.map((value) => ({ value, text: SCALE_LABEL[value] }))}
        onChoose={(value) => onChange({ scale: value })}
      />
      <Choice
        label="Bar in the cell"
        testSubject="barBy"
        value={bar_by}
        options={BAR_METRICS.map((value) => ({
          value,
          text: value === 'none' ? 'None' : METRIC_LABEL[value],
        }))}
        onChoose={(value) => onChange({ bar_by: value })}
      />
      <Choice
        label="Palette"
        testSubject="palette"
        value={own ? OWN : palette}
        options={[...PALETTES, OWN].map((value) => ({
          value,
          text: PALETTE_LABEL[value] ?? value,
        }))}
        onChoose={(value) => onChange({ palette: value === OWN ? '#ffffff-#0b3f75' : value })}
      />
      {own && <Gradient palette={palette} onPalette={(value) => onChange({ palette: value })} />}
      <EuiSwitch
        compressed
        label="Numbers in cells"
        checked={state.show_number}
        onChange={({ target }) => onChange({ show_number: target.checked })}
        data-test-subj="showNumber"
      />
    </ToolbarMenu>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly testSubject: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly isDisabled?: boolean;
  readonly onChoose: (value: Value) => void;
}

export function Choice<Value extends string>({
  label,
  testSubject,
  value,
  options,
  isDisabled = false,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <EuiFormRow label={label} display="rowCompressed" isDisabled={isDisabled}>
      <EuiSelect
        compressed
        options={[...options]}
        value={value}
        disabled={isDisabled}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChoose(chosen.value);
        }}
        data-test-subj={testSubject}
      />
    </EuiFormRow>
  );
}

function Gradient({
  palette,
  onPalette,
}: {
  readonly palette: string;
  readonly onPalette: (palette: string) => void;
}) {
  const [text, setText] = useState(palette);
  const wrong = !isPalette(text);
  return (
    <EuiFormRow
      label="From little to much"
      display="rowCompressed"
      isInvalid={wrong}
      error={wrong ? 'Two or three colours: #ffffff-#0b3f75' : undefined}
    >
      <EuiFieldText
        compressed
        value={text}
        isInvalid={wrong}
        onChange={({ target }) => {
          setText(target.value);
          if (isPalette(target.value)) onPalette(target.value);
        }}
        data-test-subj="ownGradient"
      />
    </EuiFormRow>
  );
}
