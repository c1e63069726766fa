import {
  EuiBasicTable,
  type EuiBasicTableColumn,
  EuiButtonIcon,
  EuiScreenReaderOnly,
  EuiToolTip,
} from '@elastic/eui';
import { type ReactNode, useState } from 'react';
import type { RawEvent } from '../../../common/http/techniques';
import { textAt } from '../../../common/recorded/text_at';
import { nameOfEvent } from '../../../common/sysmon/events';
import { processOf } from '../../../common/sysmon/process_fields';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { EventDetails } from './event_details';
import { useChosenColumns } from './use_chosen_columns';

/** Becomes part of ids in the page, which hold no spaces. */
const keyOf = ({ index, id }: RawEvent): string => `${index}/${encodeURIComponent(id)}`;

export interface EventsTableProps {
  readonly events: readonly RawEvent[];
  readonly caption: string;
  /** Columns between time and those that the person chose. */
  readonly columns: readonly EuiBasicTableColumn<RawEvent>[];
  readonly onProcess: (event: RawEvent) => void;
}

/** Raw events, each with all of its fields to open. */
export function EventsTable({ events, caption, columns, onProcess }: EventsTableProps) {
  const { core } = useServices();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const chosen = useChosenColumns();
  const toggle = (event: RawEvent) => {
    const next = new Set(open);
    if (!next.delete(keyOf(event))) next.add(keyOf(event));
    setOpen(next);
  };
  const rows: Record<string, ReactNode> = {};
  for (const event of events) {
    if (!open.has(keyOf(event))) continue;
    rows[keyOf(event)] = (
      <EventDetails
        event={event}
        chosen={chosen}
        onProcess={processOf(event.document) === null ? undefined : () => onProcess(event)}
      />
    );
  }
  return (
    <EuiBasicTable<RawEvent>
      tableCaption={caption}
      tableLayout="auto"
      responsiveBreakpoint={false}
      items={[...events]}
      itemId={keyOf}
      itemIdToExpandedRowMap={rows}
      noItemsMessage="No events in this time range"
      columns={[
        expander((event) => open.has(keyOf(event)), toggle),
        {
          field: 'time',
          name: 'Time',
          width: '190px',
          render: (time: string) => formatTime(time, core.uiSettings),
        },
        ...columns,
        ...chosen.columns.map((path) => ({
          name: path,
          textOnly: true,
          render: ({ document }: RawEvent) => textAt(document, path) ?? '',
        })),
      ]}
    />
  );
}

const expander = (
  isOpen: (event: RawEvent) => boolean,
  onToggle: (event: RawEvent) => void
): EuiBasicTableColumn<RawEvent> => ({
  width: '32px',
  isExpander: true,
  name: (
    <EuiScreenReaderOnly>
      <span>Document</span>
    </EuiScreenReaderOnly>
  ),
  render: (event: RawEvent) => {
    const label = `${isOpen(event) ? 'Hide' : 'Show'} the document of ${event.time}`;
    return (
      <EuiToolTip content={label} disableScreenReaderOutput>
        <EuiButtonIcon
          iconType={isOpen(event) ? 'chevronSingleDown' : 'chevronSingleRight'}
          aria-label={label}
          aria-expanded={isOpen(event)}
          onClick={() => onToggle(event)}
          data-test-subj="toggleDocument"
        />
      </EuiToolTip>
    );
  },
});

/** What a column shows of an event, wherever events are listed. */
export const EVENT_COLUMNS = {
  event_id: {
    field: 'event_id',
    name: 'Event',
    render: (id: string | null) => (id === null ? '' : nameOfEvent(id)),
  },
  host: { field: 'host', name: 'Host', textOnly: true },
  process: {
    field: 'process_image',
    name: 'Process',
    textOnly: true,
    // Events of two processes have no image of their own: there it is the one that did it.
    render: (image: string | null, { document }: RawEvent) =>
      (image ?? processOf(document)?.image)?.split('\\').pop() ?? '',
  },
  user: { field: 'user', name: 'User', textOnly: true },
} as const satisfies Record<string, EuiBasicTableColumn<RawEvent>>;
