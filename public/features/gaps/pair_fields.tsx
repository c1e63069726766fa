import {
  EuiBasicTable,
  EuiButton,
  EuiComboBox,
  EuiFieldNumber,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import { useState } from 'react';
import { SYSMON_LOG_SOURCE } from '../../../common/gaps/log_source_channels';
import type { GapMapping } from '../../../common/gaps/mapping';

type Pair = GapMapping['pairs'][number];

export interface PairFieldsProps {
  readonly pairs: readonly Pair[];
  /** Names to choose from. */
  readonly components: readonly string[];
  readonly onChange: (pairs: readonly Pair[]) => void;
}

const keyOf = ({ component, log_source, event_id }: Pair): string =>
  `${component}|${log_source}|${event_id}`;

/** Single events that stand for a component, or no longer do. */
export function PairFields({ pairs, components, onChange }: PairFieldsProps) {
  const [component, setComponent] = useState('');
  const [logSource, setLogSource] = useState<string>(SYSMON_LOG_SOURCE);
  const [eventId, setEventId] = useState('');
  const [use, setUse] = useState(true);
  const event_id = Number(eventId);
  const isWhole = eventId !== '' && Number.isInteger(event_id) && event_id >= 0;
  const draft: Pair = { component, log_source: logSource.trim(), event_id, use };
  const canAdd = component !== '' && draft.log_source !== '' && isWhole;
  return (
    <section aria-label="Single events">
      <EuiTitle size="xs">
        <h3>Single events</h3>
      </EuiTitle>
      <EuiBasicTable<Pair>
        tableCaption="Events that this space adds to a component, or no longer believes"
        items={[...pairs]}
        itemId={keyOf}
        compressed
        noItemsMessage="None was changed"
        columns={[
          { field: 'component', name: 'Data component' },
          { name: 'Event', render: (pair: Pair) => `${pair.log_source} ${pair.event_id}` },
          { name: 'Counts', width: '120px', render: (pair: Pair) => (pair.use ? 'yes' : 'no') },
          {
            name: 'Actions',
            width: '70px',
            actions: [
              {
                name: 'Remove',
                description: 'As it was published',
                icon: 'trash',
                type: 'icon',
                color: 'danger',
                onClick: (pair: Pair) =>
                  onChange(pairs.filter((other) => keyOf(other) !== keyOf(pair))),
              },
            ],
          },
        ]}
      />
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" alignItems="flexEnd" wrap>
        <EuiFlexItem style={{ minInlineSize: 200 }}>
          <EuiFormRow fullWidth display="rowCompressed" label="Data component">
            <EuiComboBox
              compressed
              fullWidth
              singleSelection={{ asPlainText: true }}
              aria-label="Data component"
              options={components.map((label) => ({ label }))}
              selectedOptions={component === '' ? [] : [{ label: component }]}
              onChange={([chosen]) => setComponent(chosen?.label ?? '')}
              data-test-subj="pairComponent"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minInlineSize: 160 }}>
          <EuiFormRow fullWidth display="rowCompressed" label="Log source">
            <EuiFieldText
              compressed
              fullWidth
              value={logSource}
              onChange={({ target }) => setLogSource(target.value)}
              data-test-subj="pairLogSource"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false} style={{ inlineSize: 100 }}>
          <EuiFormRow display="rowCompressed" label="Event id">
            <EuiFieldNumber
              compressed
              min={0}
              max={65_535}
              step={1}
              value={eventId}
              onChange={({ target }) => setEventId(target.value)}
              data-test-subj="pairEventId"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false} style={{ inlineSize: 140 }}>
          <EuiFormRow display="rowCompressed" label="Counts">
            <EuiSelect
              compressed
              value={use ? 'yes' : 'no'}
              options={[
                { value: 'yes', text: 'yes' },
                { value: 'no', text: 'no' },
              ]}
              onChange={({ target }) => setUse(target.value === 'yes')}
              data-test-subj="pairUse"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            isDisabled={!canAdd}
            onClick={() => {
              onChange([...pairs.filter((other) => keyOf(other) !== keyOf(draft)), draft]);
              setEventId('');
            }}
            data-test-subj="addPair"
          >
            Add
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </section>
  );
}
