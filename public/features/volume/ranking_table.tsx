import {
  EuiBadge,
  type EuiBasicTableColumn,
  EuiButtonIcon,
  EuiInMemoryTable,
  EuiToolTip,
  useEuiTheme,
} from '@elastic/eui';
import { css } from '@emotion/react';
import type { Ranked } from '../../../common/volume/rank';
import { AppLink } from '../../components/view/app_link';
import { formatCount } from '../../platform/format';

export interface RankingTableProps {
  readonly rows: readonly Ranked[];
  /** What is ranked: `Technique`. */
  readonly label: string;
  readonly unit: 'tag' | 'event';
  /** Opens a row in the matrix; null where it has no place there. */
  readonly matrixSearch: ((key: string) => Readonly<Record<string, string>>) | null;
  /** Opens the raw events behind a row; null where there is no list of them. */
  readonly eventsSearch: ((key: string) => Readonly<Record<string, string>> | null) | null;
  /** Keys that were not seen in the 90 days before; null where that is not known. */
  readonly firstSeen: ReadonlySet<string> | null;
  /** Suppresses a row's events; null where that cannot be said of it. */
  readonly onSuppress: ((key: string) => void) | null;
  /** Leaves only a row's events; null where that cannot be said as a filter. */
  readonly onFilter: ((key: string) => void) | null;
}

const CHANGE: Readonly<
  Record<Ranked['change'], { readonly text: string; readonly color: string }>
> = {
  new: { text: 'new', color: 'primary' },
  gone: { text: 'gone', color: 'warning' },
  risen: { text: 'risen', color: 'hollow' },
  fallen: { text: 'fallen', color: 'hollow' },
  same: { text: 'about the same', color: 'default' },
  unknown: { text: 'not known', color: 'default' },
};

/** What contributes how much, largest first. */
export function RankingTable(props: RankingTableProps) {
  const { rows, label, unit, matrixSearch, firstSeen } = props;
  const columns: EuiBasicTableColumn<Ranked>[] = [
    { field: 'rank', name: '#', width: '50px', sortable: true },
    {
      field: 'label',
      name: label,
      sortable: true,
      render: (text: string, { key, rare }: Ranked) => (
        <span css={{ overflowWrap: 'anywhere' }}>
          {matrixSearch === null ? (
            text
          ) : (
            <AppLink path="/matrix" search={matrixSearch(key)} testSubject={`openInMatrix-${key}`}>
              {text}
            </AppLink>
          )}{' '}
          {rare && <EuiBadge color="hollow">rare</EuiBadge>}{' '}
          {firstSeen?.has(key) && <EuiBadge color="primary">first seen</EuiBadge>}
        </span>
      ),
    },
    {
      field: 'now',
      name: unit === 'tag' ? 'Tags' : 'Events',
      sortable: true,
      width: '150px',
      render: (now: number, { share }: Ranked) => <Amount now={now} share={share} />,
    },
    { field: 'share', name: 'Share', sortable: true, width: '80px', render: percent },
    { field: 'running', name: 'Running total', width: '110px', render: percent },
    {
      field: 'before',
      name: 'Period before',
      sortable: true,
      width: '110px',
      render: (before: number | null) => (before === null ? '–' : formatCount(before)),
    },
    {
      field: 'change',
      name: 'Change',
      sortable: true,
      width: '140px',
      render: (change: Ranked['change']) => (
        <EuiBadge color={CHANGE[change].color}>{CHANGE[change].text}</EuiBadge>
      ),
    },
    ...actionsOf(props),
  ];
  return (
    <EuiInMemoryTable<Ranked>
      tableCaption={`${label}s by ${unit}s, largest first`}
      items={[...rows]}
      itemId="key"
      columns={columns}
      compressed
      search={{
        box: { incremental: true, placeholder: `Find a ${label.toLowerCase()}`, schema: false },
        filters: [
          {
            type: 'field_value_selection',
            field: 'change',
            name: 'Change',
            multiSelect: 'or',
            options: Object.entries(CHANGE).map(([value, { text }]) => ({ value, name: text })),
          },
        ],
      }}
      pagination={{ initialPageSize: 25, pageSizeOptions: [25, 50, 100] }}
      sorting={{ sort: { field: 'rank', direction: 'asc' } }}
      data-test-subj="volumeRanking"
    />
  );
}

/** What can be done with a row: its raw events, only these, suppressed. */
function actionsOf({
  eventsSearch,
  onFilter,
  onSuppress,
}: RankingTableProps): EuiBasicTableColumn<Ranked>[] {
  if (eventsSearch === null && onFilter === null && onSuppress === null) return [];
  const action = (
    iconType: string,
    label: string,
    testSubject: string,
    act: (key: string) => void,
    key: string
  ) => (
    <EuiToolTip content={label} disableScreenReaderOutput>
      <EuiButtonIcon
        iconType={iconType}
        aria-label={label}
        onClick={() => act(key)}
        data-test-subj={`${testSubject}-${key}`}
      />
    </EuiToolTip>
  );
  return [
    {
      name: 'Events',
      width: '150px',
      render: ({ key, label: text }: Ranked) => {
        const search = eventsSearch?.(key) ?? null;
        return (
          <span>
            {search !== null && (
              <AppLink
                path="/matrix"
                search={search}
                label={`Raw events of ${text}`}
                testSubject={`rawEvents-${key}`}
              >
                Raw events
              </AppLink>
            )}{' '}
            {onFilter && action('filter', `Only events of ${text}`, 'onlyThese', onFilter, key)}
            {onSuppress && action('eyeSlash', `Suppress ${text}`, 'suppress', onSuppress, key)}
          </span>
        );
      },
    },
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.001 ? 2 : 1)}%`;

function Amount({ now, share }: { readonly now: number; readonly share: number }) {
  const { euiTheme } = useEuiTheme();
  return (
    <span
      css={css`
        display: block;
        inline-size: 100%;
        padding-inline: 4px;
        text-align: end;
        font-variant-numeric: tabular-nums;
      `}
      style={{
        background: `linear-gradient(to left, ${euiTheme.colors.backgroundLightPrimary} ${Math.max(share > 0 ? 2 : 0, 100 * share)}%, transparent 0)`,
      }}
    >
      {formatCount(now)}
    </span>
  );
}
