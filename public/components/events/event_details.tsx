import {
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiInMemoryTable,
  EuiScreenReaderOnly,
  EuiTab,
  EuiTabs,
  EuiToolTip,
  useEuiTheme,
} from '@elastic/eui';
import { css } from '@emotion/react';
import { useMemo, useState } from 'react';
import type { RawEvent } from '../../../common/http/techniques';
import { CopyableText } from '../copyable_text';
import { type DocumentField, documentFields } from './document_fields';
import type { ChosenColumns } from './use_chosen_columns';

export interface EventDetailsProps {
  readonly event: RawEvent;
  readonly chosen: ChosenColumns;
  /** Offers the process that the event is about; absent where it names none. */
  readonly onProcess: (() => void) | undefined;
}

/** A whole event: its fields, searchable, or its document as it stands in its index. */
export function EventDetails({ event, chosen, onProcess }: EventDetailsProps) {
  const { euiTheme } = useEuiTheme();
  const [shown, setShown] = useState<'fields' | 'json'>('fields');
  return (
    <div css={css({ inlineSize: '100%' })} data-test-subj="rawDocument">
      <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false} wrap>
        <EuiFlexItem>
          <EuiTabs size="s" bottomBorder={false}>
            <EuiTab isSelected={shown === 'fields'} onClick={() => setShown('fields')}>
              Fields
            </EuiTab>
            <EuiTab
              isSelected={shown === 'json'}
              onClick={() => setShown('json')}
              data-test-subj="documentJson"
            >
              JSON
            </EuiTab>
          </EuiTabs>
        </EuiFlexItem>
        {onProcess && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="xs"
              iconType="branch"
              onClick={onProcess}
              data-test-subj="openProcess"
            >
              Process, parent and children
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <div css={css({ fontSize: 12, color: euiTheme.colors.textSubdued, paddingBlock: 4 })}>
        {event.index} / {event.id}
      </div>
      {shown === 'fields' ? (
        <FieldTable event={event} chosen={chosen} />
      ) : (
        <CopyableText text={JSON.stringify(event.document, null, 2)} label="Document" />
      )}
    </div>
  );
}

function FieldTable({ event, chosen }: Pick<EventDetailsProps, 'event' | 'chosen'>) {
  const fields = useMemo(() => documentFields(event.document), [event.document]);
  return (
    <EuiInMemoryTable<DocumentField>
      tableCaption="Fields of the event"
      items={fields}
      itemId="path"
      compressed
      responsiveBreakpoint={false}
      tableLayout="auto"
      pagination={false}
      search={{
        box: {
          incremental: true,
          compressed: true,
          placeholder: 'Find a field or value',
          'aria-label': 'Find a field or value',
          schema: false,
        },
      }}
      noItemsMessage="No field or value is like that"
      columns={[
        {
          width: '36px',
          name: (
            <EuiScreenReaderOnly>
              <span>Column</span>
            </EuiScreenReaderOnly>
          ),
          render: ({ path }: DocumentField) => <ColumnToggle path={path} chosen={chosen} />,
        },
        { field: 'path', name: 'Field', width: '220px' },
        { field: 'value', name: 'Value', css: { overflowWrap: 'anywhere' } },
      ]}
    />
  );
}

function ColumnToggle({ path, chosen }: { readonly path: string; readonly chosen: ChosenColumns }) {
  const isColumn = chosen.columns.includes(path);
  const label = isColumn ? `Remove the column ${path}` : `Show ${path} as a column`;
  return (
    <EuiToolTip content={label} disableScreenReaderOutput>
      <EuiButtonIcon
        iconType={isColumn ? 'minusCircle' : 'plusCircle'}
        color="text"
        aria-label={label}
        onClick={() => chosen.toggle(path)}
        data-test-subj="toggleColumn"
      />
    </EuiToolTip>
  );
}
