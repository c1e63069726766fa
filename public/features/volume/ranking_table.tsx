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
export function RankingTable({ rows, label, unit, matrixSearch, onFilter }: RankingTableProps) {
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
          {rare && <EuiBadge color="hollow">rare</EuiBadge>}
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
    ...(onFilter === null
      ? []
      : [
          {
            name: 'Only these',
            width: '90px',
            render: ({ key, label: text }: Ranked) => (
              <EuiToolTip content={`Only events of ${text}`} disableScreenReaderOutput>
                <EuiButtonIcon
                  iconType="filter"
                  aria-label={`Only events of ${text}`}
                  onClick={() => onFilter(key)}
                  data-test-subj={`onlyThese-${key}`}
                />
              </EuiToolTip>
            ),
          },
        ]),
  ];
  return (
    <EuiInMemoryTable<Ranked>
      tableCaption={`${label}s by ${unit}s, largest first`}
      items={[...rows]}
      itemId="key"
      columns={columns}
      compressed
      search={{ box: { incremental: true, placeholder: `Find a ${label.toLowerCase()}` } }}
      pagination={{ initialPageSize: 25, pageSizeOptions: [25, 50, 100] }}
      sorting={{ sort: { field: 'rank', direction: 'asc' } }}
      data-test-subj="volumeRanking"
    />
  );
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
