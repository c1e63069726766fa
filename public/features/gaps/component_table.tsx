import { EuiBadge, type EuiBasicTableColumn, EuiButtonEmpty, EuiInMemoryTable } from '@elastic/eui';
import type { Fact } from '../../../common/http/facts';
import type { GapComponent } from '../../../common/http/gaps';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { ARRIVES, hostShare, SILENCE } from './words';

export interface ComponentTableProps {
  readonly components: readonly GapComponent[];
  /** Hosts that sent anything; null where no source tells. */
  readonly hosts: number | null;
  readonly onOpen: (id: string) => void;
}

const COLOR: Readonly<Record<Fact, string>> = {
  yes: 'success',
  no: 'hollow',
  unknown: 'warning',
  not_assessed: 'hollow',
};

/** Every data component that a technique needs, against what arrives. */
export function ComponentTable({ components, hosts, onOpen }: ComponentTableProps) {
  const { core } = useServices();
  const columns: EuiBasicTableColumn<GapComponent>[] = [
    {
      field: 'name',
      name: 'Data component',
      sortable: true,
      minWidth: '220px',
      render: (name: string, { id, data_source }: GapComponent) => (
        <span>
          <EuiButtonEmpty
            size="s"
            flush="left"
            css={{ blockSize: 'auto', textAlign: 'start' }}
            contentProps={{ style: { whiteSpace: 'normal' } }}
            onClick={() => onOpen(id)}
            data-test-subj={`openComponent-${id}`}
          >
            {name}
          </EuiButtonEmpty>
          {data_source !== null && data_source !== name && <small> {data_source}</small>}
        </span>
      ),
    },
    {
      field: 'arrives',
      name: 'Arrives',
      sortable: true,
      width: '120px',
      render: (arrives: Fact, { judgement }: GapComponent) => (
        <EuiBadge color={COLOR[arrives]}>
          {ARRIVES[arrives]}
          {judgement !== null && ', judged'}
        </EuiBadge>
      ),
    },
    {
      field: 'events',
      name: 'Events',
      sortable: true,
      align: 'right',
      width: '90px',
      render: (events: number, { seen }: GapComponent) =>
        `${seen === 'unknown' ? '≥ ' : ''}${formatCount(events)}`,
    },
    {
      field: 'hosts',
      name: 'Hosts',
      sortable: ({ hosts: own }: GapComponent) => own ?? -1,
      width: '130px',
      render: (_hosts: number | null, component: GapComponent) =>
        component.seen === 'no' ? 'none' : hostShare(component, hosts),
    },
    {
      field: 'last_event',
      name: 'Last event',
      sortable: ({ last_event }: GapComponent) => last_event ?? '',
      width: '190px',
      render: (last: string | null) => (last === null ? 'none' : formatTime(last, core.uiSettings)),
    },
    {
      name: 'Silence',
      width: '110px',
      sortable: ({ silence }: GapComponent) => silence.status,
      render: ({ silence }: GapComponent) =>
        silence.status === 'silent' ? (
          <EuiBadge color="warning">{SILENCE.silent}</EuiBadge>
        ) : (
          SILENCE[silence.status]
        ),
    },
    ...TECHNIQUE_COUNTS.map(([key, label]) => ({
      name: label,
      align: 'right' as const,
      width: '88px',
      sortable: ({ techniques }: GapComponent) => techniques[key].length,
      render: ({ techniques }: GapComponent) => formatCount(techniques[key].length),
    })),
  ];
  return (
    <EuiInMemoryTable<GapComponent>
      tableCaption="Data components, and what of them arrives"
      items={[...components]}
      itemId="id"
      rowProps={({ id }) => ({ 'data-test-subj': `component-${id}` })}
      columns={columns}
      compressed
      scrollableInline
      sorting={{ sort: { field: 'name', direction: 'asc' } }}
      pagination={{ initialPageSize: 50, pageSizeOptions: [25, 50, 100] }}
      search={{
        box: { incremental: true, placeholder: 'Find a data component', schema: false },
        filters: [
          {
            type: 'field_value_selection',
            field: 'arrives',
            name: 'Arrives',
            multiSelect: 'or',
            options: Object.entries(ARRIVES).map(([value, name]) => ({ value, name })),
          },
        ],
      }}
    />
  );
}

const TECHNIQUE_COUNTS = [
  ['observable', 'Techniques'],
  ['seen', 'Seen'],
  ['tagged', 'Tagged'],
  ['neither', 'Neither'],
  ['sole_source', 'By it alone'],
] as const;
