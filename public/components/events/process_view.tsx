import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiEmptyPrompt,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  PROCESS_DAYS,
  type ProcessTree,
  processTreeEndpoint,
} from '../../../common/http/processes';
import type { RawEvent } from '../../../common/http/techniques';
import type { Source } from '../../../common/sources/source';
import { processOf } from '../../../common/sysmon/process_fields';
import { plural } from '../../platform/format';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';
import { EVENT_COLUMNS, EventsTable } from './events_table';
import { ProcessBranch } from './process_branch';

export interface ProcessViewProps {
  readonly source: Source;
  /** Any event of the process. */
  readonly event: RawEvent;
  readonly onBack: () => void;
}

const COLUMNS = [
  EVENT_COLUMNS.event_id,
  {
    name: 'What',
    textOnly: true,
    render: ({ document }: RawEvent) => {
      const process = processOf(document);
      return process?.target ?? process?.command_line ?? '';
    },
  },
  {
    name: 'Rule',
    field: 'rule_name',
    textOnly: true,
    render: (name: string | null) => (name === '-' ? '' : (name ?? '')),
  },
];

/** The process that an event is about: who started it, what it started, and everything that it did. */
export function ProcessView({ source, event, onBack }: ProcessViewProps) {
  // Each step to a parent or child can be gone back.
  const [path, setPath] = useState<readonly RawEvent[]>([event]);
  const subject = path[path.length - 1] ?? event;
  const { data, error, refetch } = useProcess(source, subject);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [subject]);
  const back = () => (path.length > 1 ? setPath(path.slice(0, -1)) : onBack());
  return (
    <div data-test-subj="processView">
      <EuiButtonEmpty
        size="xs"
        flush="left"
        iconType="chevronSingleLeft"
        onClick={back}
        data-test-subj="processBack"
      >
        {path.length > 1 ? 'Process before' : 'Raw events'}
      </EuiButtonEmpty>
      <EuiTitle size="xs">
        <h3 ref={title} tabIndex={-1}>
          Process {data?.process.image?.split('\\').pop() ?? ''}
        </h3>
      </EuiTitle>
      <EuiSpacer size="s" />
      {error ? (
        <EuiEmptyPrompt
          color="danger"
          iconType="error"
          titleSize="xs"
          title={<h4>The process is not known</h4>}
          body={<p>{error.message}</p>}
          actions={
            <EuiButton size="s" iconType="refresh" onClick={() => void refetch()}>
              Try again
            </EuiButton>
          }
        />
      ) : data === undefined ? (
        <EuiSkeletonText lines={6} data-test-subj="processLoading" />
      ) : (
        <Tree tree={data} onProcess={(next) => setPath([...path, next])} />
      )}
    </div>
  );
}

function useProcess(source: Source, { index, id }: RawEvent) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.process(source.id, index, id),
    queryFn: ({ signal }) => api(processTreeEndpoint, { body: { source, index, id }, signal }),
  });
}

interface TreeProps {
  readonly tree: ProcessTree;
  readonly onProcess: (event: RawEvent) => void;
}

function Tree({ tree, onProcess }: TreeProps) {
  const { events, events_total, incomplete } = tree;
  return (
    <>
      {incomplete.length > 0 && (
        <EuiCallOut
          size="s"
          color="warning"
          iconType="warning"
          announceOnMount
          title="Some searches failed: parts of the tree may be missing"
          text={incomplete.map(({ reason }) => (
            <p key={reason}>{reason}</p>
          ))}
        />
      )}
      <ProcessBranch tree={tree} onProcess={onProcess} />
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h4>What it did</h4>
      </EuiTitle>
      <EuiText size="xs" color="subdued">
        {events.length < events_total
          ? `The first ${plural(events.length, 'event')} of ${plural(events_total, 'event')}`
          : plural(events_total, 'event')}
        , oldest first, looked for within {PROCESS_DAYS} days of the event.
      </EuiText>
      <EuiSpacer size="xs" />
      <EventsTable
        caption="Events of the process, oldest first"
        events={events}
        columns={COLUMNS}
        onProcess={onProcess}
      />
    </>
  );
}
