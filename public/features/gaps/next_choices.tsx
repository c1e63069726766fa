import {
  EuiButtonGroup,
  EuiComboBox,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
} from '@elastic/eui';
import { useMemo } from 'react';
import { type Reach, REACHES } from '../../../common/gaps/next_steps';
import type { CatalogueKnowledge } from '../../../common/http/knowledge';

/** What the ranking depends on; stands in the address. */
export interface NextChoice {
  readonly reach: Reach;
  /** Groups, campaigns and software that weigh. */
  readonly weigh: readonly string[];
  /** `T1055=5` */
  readonly weights: string;
  readonly order: 'sequence' | 'alone';
}

export interface NextChoicesProps {
  readonly what: 'enable' | 'tag';
  readonly knowledge: CatalogueKnowledge | undefined;
  readonly choice: NextChoice;
  /** Parts of the own weights that say no weight. */
  readonly problems: readonly string[];
  readonly onChoice: (changes: Partial<NextChoice>) => void;
}

const REACH = [
  { value: 'sysmon', text: "Sysmon's events" },
  { value: 'own', text: 'Any Windows event log' },
  { value: 'any', text: 'Any log that ATT&CK names' },
];
const ORDERS = [
  { id: 'sequence', label: 'As a sequence' },
  { id: 'alone', label: 'Each alone' },
];

/** In what order, among which logs, and by whose techniques the steps are ranked. */
export function NextChoices({ what, knowledge, choice, onChoice, problems }: NextChoicesProps) {
  const options = useMemo(
    () =>
      (knowledge?.related ?? [])
        .filter(({ kind }) => kind !== 'mitigation')
        .map(({ id, name }) => ({ label: `${name} (${id})`, value: id })),
    [knowledge]
  );
  const selected = choice.weigh.map(
    (id) => options.find(({ value }) => value === id) ?? { label: id, value: id }
  );
  return (
    <EuiFlexGroup gutterSize="m" alignItems="flexEnd" wrap>
      <EuiFlexItem grow={false}>
        <EuiButtonGroup
          legend="Order"
          buttonSize="compressed"
          options={ORDERS}
          idSelected={choice.order}
          onChange={(id) => onChoice({ order: id === 'alone' ? 'alone' : 'sequence' })}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFormRow label="What may be enabled" display="rowCompressed">
          <EuiSelect
            compressed
            options={what === 'enable' ? REACH : REACH.slice(0, 2)}
            value={what === 'tag' && choice.reach === 'any' ? 'own' : choice.reach}
            onChange={({ target }) => {
              const reach = REACHES.find((each) => each === target.value);
              if (reach !== undefined) onChoice({ reach });
            }}
            data-test-subj="reach"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem style={{ minInlineSize: 240 }}>
        <EuiFormRow
          label="Weigh by groups, campaigns and software"
          display="rowCompressed"
          fullWidth
        >
          <EuiComboBox<string>
            compressed
            fullWidth
            aria-label="Weigh by groups, campaigns and software"
            options={options}
            selectedOptions={selected}
            onChange={(next) => onChoice({ weigh: next.map(({ value, label }) => value ?? label) })}
            data-test-subj="weigh"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem style={{ minInlineSize: 200 }}>
        <EuiFormRow
          label="Own weights"
          display="rowCompressed"
          fullWidth
          isInvalid={problems.length > 0}
          error={problems.length > 0 ? `Not readable: ${problems.join(', ')}` : undefined}
        >
          <EuiFieldText
            compressed
            fullWidth
            placeholder="T1055=5, T1003=2"
            isInvalid={problems.length > 0}
            value={choice.weights}
            onChange={({ target }) => onChoice({ weights: target.value })}
            data-test-subj="ownWeights"
          />
        </EuiFormRow>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
