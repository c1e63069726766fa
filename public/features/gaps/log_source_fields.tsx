import {
  EuiBadge,
  EuiBasicTable,
  EuiButton,
  EuiComboBox,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useState } from 'react';
import { DEFAULT_LOG_SOURCES } from '../../../common/gaps/log_source_channels';
import type { GapMapping } from '../../../common/gaps/mapping';
import type { GapsResponse } from '../../../common/http/gaps';
import { formatCount } from '../../platform/format';

type LogSource = GapMapping['log_sources'][number];

export interface LogSourceFieldsProps {
  /** Entries of the space; each replaces the published one of its name. */
  readonly own: readonly LogSource[];
  readonly channels: GapsResponse['channels'];
  readonly onChange: (own: readonly LogSource[]) => void;
}

/** Which event channels ATT&CK's log sources are in the data; those that stand for nothing are named. */
export function LogSourceFields({ own, channels, onChange }: LogSourceFieldsProps) {
  const ownNames = new Set(own.map((entry) => entry.name));
  const rows: LogSource[] = [
    ...own,
    ...DEFAULT_LOG_SOURCES.filter((entry) => !ownNames.has(entry.name)).map((entry) => ({
      ...entry,
      channels: [...entry.channels],
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const set = (entry: LogSource) =>
    onChange([...own.filter((other) => other.name !== entry.name), entry]);
  const loose = channels.filter(({ log_sources }) => log_sources.length === 0);
  return (
    <section aria-label="Log sources">
      <EuiTitle size="xs">
        <h3>Log sources</h3>
      </EuiTitle>
      {loose.length > 0 && (
        <EuiText size="s" data-test-subj="looseChannels">
          <p>
            Seen in your events, and standing for nothing:{' '}
            {loose
              .slice(0, 10)
              .map((channel) => `${channel.name} (${formatCount(channel.events)})`)
              .join(', ')}
            {loose.length > 10 && ` and ${formatCount(loose.length - 10)} more`}
          </p>
        </EuiText>
      )}
      <EuiBasicTable<LogSource>
        tableCaption="Log sources and the event channels that they stand for"
        items={rows}
        itemId="name"
        compressed
        columns={[
          {
            name: 'Log source',
            width: '240px',
            render: (entry: LogSource) => (
              <span>
                {entry.name} {ownNames.has(entry.name) && <EuiBadge color="hollow">own</EuiBadge>}
              </span>
            ),
          },
          {
            name: 'Channels',
            render: (entry: LogSource) => (
              <EuiComboBox
                fullWidth
                compressed
                aria-label={`Channels of ${entry.name}`}
                placeholder="none: it never arrives"
                selectedOptions={entry.channels.map((label) => ({ label }))}
                options={channels.map((channel) => ({ label: channel.name }))}
                onChange={(chosen) =>
                  set({ name: entry.name, channels: chosen.map(({ label }) => label) })
                }
                onCreateOption={(label) =>
                  set({ name: entry.name, channels: [...entry.channels, label.trim()] })
                }
                data-test-subj={`channels-${entry.name}`}
              />
            ),
          },
          {
            name: 'Actions',
            width: '70px',
            actions: [
              {
                name: 'Back to the published channels',
                description: 'Back to the published channels',
                icon: 'undo',
                type: 'icon',
                enabled: (entry: LogSource) => ownNames.has(entry.name),
                onClick: (entry: LogSource) =>
                  onChange(own.filter((other) => other.name !== entry.name)),
              },
            ],
          },
        ]}
      />
      <EuiSpacer size="s" />
      <NewLogSource
        taken={rows.map((entry) => entry.name)}
        onAdd={(name) => set({ name, channels: [] })}
      />
    </section>
  );
}

interface NewLogSourceProps {
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** Apart from the table, so that typing here does not render it anew. */
function NewLogSource({ taken, onAdd }: NewLogSourceProps) {
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <EuiFlexGroup gutterSize="s" responsive={false}>
      <EuiFlexItem>
        <EuiFieldText
          compressed
          fullWidth
          aria-label="Name of another log source"
          placeholder="Another log source, as ATT&CK names it: WinEventLog:DNS Server"
          value={name}
          onChange={({ target }) => setName(target.value)}
          data-test-subj="newLogSource"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButton
          size="s"
          isDisabled={trimmed === '' || taken.includes(trimmed)}
          onClick={() => {
            onAdd(trimmed);
            setName('');
          }}
          data-test-subj="addLogSource"
        >
          Add
        </EuiButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
