import {
  type CriteriaWithPagination,
  EuiBadge,
  type EuiBasicTableColumn,
  EuiButtonIcon,
  EuiInMemoryTable,
  EuiToolTip,
} from '@elastic/eui';
import { useEffect, useMemo, useState } from 'react';
import type { AssessedHost, HostGaps } from '../../../common/gaps/host_gaps';
import { nameOfEvent } from '../../../common/sysmon/events';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { HOST_STATUS } from './words';

export interface HostTableProps {
  readonly hosts: readonly AssessedHost[];
  readonly onHost: (host: string) => void;
  /** The hosts of the page that the table shows, for the heatmap above it. */
  readonly onShown: (hosts: readonly AssessedHost[]) => void;
}

const COLOR: Readonly<Record<HostGaps['status'], string>> = {
  no_sysmon: 'danger',
  silent: 'warning',
  gaps: 'warning',
  complete: 'success',
};

const names = (ids: readonly number[]): string =>
  ids.length === 0 ? 'nothing' : ids.map((id) => nameOfEvent(String(id))).join(', ');

/** Each host in words; sorted and filtered here, so that the heatmap can show the same page. */
export function HostTable({ hosts, onHost, onShown }: HostTableProps) {
  const { core } = useServices();
  const [page, setPage] = useState({ index: 0, size: 25 });
  const index = Math.min(page.index, Math.max(0, Math.ceil(hosts.length / page.size) - 1));
  const shown = useMemo(
    () => hosts.slice(index * page.size, (index + 1) * page.size),
    [hosts, index, page.size]
  );
  useEffect(() => onShown(shown), [shown, onShown]);
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
      pagination={{ pageIndex: index, pageSize: page.size, pageSizeOptions: [25, 50, 100] }}
      onTableChange={({ page: next }: CriteriaWithPagination<AssessedHost>) =>
        setPage({ index: next.index, size: next.size })
      }
    />
  );
}
