import {
  type CriteriaWithPagination,
  EuiBadge,
  type EuiBasicTableColumn,
  EuiButtonIcon,
  EuiInMemoryTable,
  EuiToolTip,
} from '@elastic/eui';
import type { AssessedHost, HostGaps } from '../../../common/gaps/host_gaps';
import { nameOfEvent } from '../../../common/sysmon/events';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { HOST_STATUS } from './words';

/** Kept outside: the heatmap above the table shows the same page. */
export interface HostPage {
  readonly index: number;
  readonly size: number;
}

export interface HostTableProps {
  readonly hosts: readonly AssessedHost[];
  readonly onHost: (host: string) => void;
  readonly page: HostPage;
  readonly onPage: (page: HostPage) => void;
}

const COLOR: Readonly<Record<HostGaps['status'], string>> = {
  no_sysmon: 'danger',
  silent: 'warning',
  gaps: 'warning',
  complete: 'success',
};

const names = (ids: readonly number[]): string =>
  ids.length === 0 ? 'nothing' : ids.map((id) => nameOfEvent(String(id))).join(', ');

/** Each host in words. */
export function HostTable({ hosts, onHost, page, onPage }: HostTableProps) {
  const { core } = useServices();
  const columns: EuiBasicTableColumn<AssessedHost>[] = [
    { field: 'host', name: 'Host', textOnly: true },
    {
      field: 'status',
      name: 'Status',
      width: '120px',
      render: (status: HostGaps['status']) => (
        <EuiBadge color={COLOR[status]}>{HOST_STATUS[status]}</EuiBadge>
      ),
    },
    {
      field: 'events',
      name: 'Events',
      align: 'right',
      width: '100px',
      render: (events: number) => formatCount(events),
    },
    {
      field: 'last_event',
      name: 'Last event',
      width: '190px',
      render: (last: string) => formatTime(last, core.uiSettings),
    },
    {
      name: 'Lacks',
      render: ({ status, lacks }: AssessedHost) =>
        status === 'no_sysmon' ? 'Sysmon' : names(lacks),
    },
    { name: 'Stopped', render: ({ stopped }: AssessedHost) => names(stopped) },
    {
      name: 'Only it',
      width: '70px',
      render: ({ host }: AssessedHost) => (
        <EuiToolTip content={`Only events of ${host}`} disableScreenReaderOutput>
          <EuiButtonIcon
            iconType="filter"
            aria-label={`Only events of ${host}`}
            onClick={() => onHost(host)}
            data-test-subj={`onlyHost-${host}`}
          />
        </EuiToolTip>
      ),
    },
  ];
  return (
    <EuiInMemoryTable<AssessedHost>
      tableCaption="Hosts, and what Sysmon events each lacks or stopped to send; worst first"
      items={[...hosts]}
      itemId="host"
      compressed
      columns={columns}
      noItemsMessage="No host"
      rowProps={({ host }) => ({ 'data-test-subj': `host-${host}` })}
      pagination={{ pageIndex: page.index, pageSize: page.size, pageSizeOptions: [25, 50, 100] }}
      onTableChange={({ page: next }: CriteriaWithPagination<AssessedHost>) =>
        onPage({ index: next.index, size: next.size })
      }
    />
  );
}
