import {
  EuiBasicTable,
  type EuiBasicTableColumn,
  EuiButton,
  EuiButtonIcon,
  EuiScreenReaderOnly,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import { type ReactNode, useMemo, useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { RawEvent } from '../../../common/http/techniques';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { DocumentView } from './document_view';
import { FailedTab } from './failed_tab';
import { IncompleteNote } from './incomplete_note';
import { type TechniqueQuestion, useTechniqueEvents } from './use_technique';

/** Becomes part of ids in the page, which hold no spaces. */
const keyOf = ({ index, id }: RawEvent): string => `${index}/${encodeURIComponent(id)}`;

/** The newest raw events, each with its full document. */
export function EventsTab({ id, question }: { id: TechniqueId; question: TechniqueQuestion }) {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useTechniqueEvents(
    id,
    question
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const events = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data]);
  const columns = useColumns(open, setOpen);
  if (error && data === undefined) {
    return <FailedTab message={error.message} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <EuiSkeletonText lines={8} data-test-subj="eventsLoading" />;
  const rows: Record<string, ReactNode> = {};
  for (const event of events) {
    if (open.has(keyOf(event))) rows[keyOf(event)] = <DocumentView event={event} />;
  }
  return (
    <div data-test-subj="techniqueEvents">
      <IncompleteNote incomplete={data.pages.flatMap((page) => page.incomplete).slice(0, 5)} />
      <EuiBasicTable<RawEvent>
        tableCaption={`Newest raw events of ${id}`}
        tableLayout="auto"
        responsiveBreakpoint={false}
        items={events}
        itemId={keyOf}
        itemIdToExpandedRowMap={rows}
        columns={columns}
        noItemsMessage="No events in this time range"
      />
      <EuiSpacer size="s" />
      {error && <FailedTab message={error.message} onRetry={() => void fetchNextPage()} />}
      {hasNextPage ? (
        <EuiButton
          size="s"
          isLoading={isFetching}
          onClick={() => void fetchNextPage()}
          data-test-subj="moreEvents"
        >
          Load older events
        </EuiButton>
      ) : (
        <EuiText size="xs" color="subdued" data-test-subj="allEventsShown">
          {events.length > 0 && 'These are all events in the range.'}
        </EuiText>
      )}
    </div>
  );
}

function useColumns(
  open: ReadonlySet<string>,
  setOpen: (open: ReadonlySet<string>) => void
): EuiBasicTableColumn<RawEvent>[] {
  const { core } = useServices();
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return [
    {
      width: '32px',
      isExpander: true,
      name: (
        <EuiScreenReaderOnly>
          <span>Document</span>
        </EuiScreenReaderOnly>
      ),
      render: (event: RawEvent) => {
        const isOpen = open.has(keyOf(event));
        const label = `${isOpen ? 'Hide' : 'Show'} the document of ${event.time}`;
        return (
          <EuiToolTip content={label} disableScreenReaderOutput>
            <EuiButtonIcon
              iconType={isOpen ? 'chevronSingleDown' : 'chevronSingleRight'}
              aria-label={label}
              aria-expanded={isOpen}
              onClick={() => toggle(keyOf(event))}
              data-test-subj="toggleDocument"
            />
          </EuiToolTip>
        );
      },
    },
    {
      field: 'time',
      name: 'Time',
      width: '190px',
      render: (time: string) => formatTime(time, core.uiSettings),
    },
    { field: 'event_id', name: 'Event id', width: '64px' },
    { field: 'host', name: 'Host', textOnly: true },
    {
      field: 'process_image',
      name: 'Process',
      textOnly: true,
      render: (image: string | null) => image?.split('\\').pop() ?? '',
    },
    { field: 'user', name: 'User', textOnly: true },
  ];
}
