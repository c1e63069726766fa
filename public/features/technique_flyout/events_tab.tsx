import { EuiButton, EuiFlexGroup, EuiSkeletonText, EuiSpacer, EuiText } from '@elastic/eui';
import { useMemo, useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { QueriedTags } from '../../../common/explain/tag_query';
import type { RawEvent } from '../../../common/http/techniques';
import { DiscoverButton } from '../../components/discover/discover_button';
import { EVENT_COLUMNS, EventsTable } from '../../components/events/events_table';
import { ProcessView } from '../../components/events/process_view';
import { FailedTab } from './failed_tab';
import { IncompleteNote } from './incomplete_note';
import { type TechniqueQuestion, useTechniqueEvents } from './use_technique';

const COLUMNS = [
  EVENT_COLUMNS.event_id,
  EVENT_COLUMNS.host,
  EVENT_COLUMNS.process,
  EVENT_COLUMNS.user,
];

export interface EventsTabProps {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
  /** The same events as queries, one a source; empty while they are not counted yet. */
  readonly queries: readonly QueriedTags[];
}

/** The newest raw events, each with its full document and its process. */
export function EventsTab({ id, question, queries }: EventsTabProps) {
  const [pivot, setPivot] = useState<RawEvent | null>(null);
  const source = question.sources?.find((each) => each.id === pivot?.source_id);
  if (pivot !== null && source !== undefined) {
    return <ProcessView source={source} event={pivot} onBack={() => setPivot(null)} />;
  }
  return <NewestEvents id={id} question={question} queries={queries} onProcess={setPivot} />;
}

function NewestEvents({
  id,
  question,
  queries,
  onProcess,
}: EventsTabProps & { readonly onProcess: (event: RawEvent) => void }) {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useTechniqueEvents(
    id,
    question
  );
  const events = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data]);
  if (error && data === undefined) {
    return <FailedTab message={error.message} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <EuiSkeletonText lines={8} data-test-subj="eventsLoading" />;
  return (
    <div data-test-subj="techniqueEvents">
      <EuiFlexGroup gutterSize="s" justifyContent="flexEnd" wrap responsive={false}>
        {queries.map((asked) => (
          <DiscoverButton
            key={asked.source.id}
            asked={asked}
            range={question.filter}
            isNamed={queries.length > 1}
          />
        ))}
      </EuiFlexGroup>
      <IncompleteNote incomplete={data.pages.flatMap((page) => page.incomplete).slice(0, 5)} />
      <EventsTable
        caption={`Newest raw events of ${id}`}
        events={events}
        columns={COLUMNS}
        onProcess={onProcess}
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
