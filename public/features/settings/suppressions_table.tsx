import {
  EuiBadge,
  type EuiBasicTableColumn,
  EuiButtonEmpty,
  EuiInMemoryTable,
  EuiLoadingSpinner,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import type { StoredSuppression, SuppressionEffect } from '../../../common/http/suppressions';
import { describeSuppression, SUPPRESSION_KIND_NAMES } from '../../../common/suppressions/describe';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface SuppressionsTableProps {
  readonly suppressions: readonly StoredSuppression[];
  /** Null while they are counted. */
  readonly effects: readonly SuppressionEffect[] | null;
  /** Why effects are not known. */
  readonly failure: string | null;
  readonly onEdit: (id: string) => void;
  readonly onDelete: (stored: StoredSuppression) => void;
}

/** Every suppression of the space, expired ones too. */
export function SuppressionsTable(props: SuppressionsTableProps) {
  const { suppressions, effects, failure, onEdit, onDelete } = props;
  const { core } = useServices();
  const time = (text: string) => formatTime(text, core.uiSettings);
  const columns: EuiBasicTableColumn<StoredSuppression>[] = [
    {
      name: 'What',
      width: '22em',
      sortable: ({ suppression }: StoredSuppression) => describeSuppression(suppression),
      render: (stored: StoredSuppression) => <What stored={stored} />,
    },
    {
      name: 'Reason',
      render: ({ suppression }: StoredSuppression) => suppression.reason,
    },
    {
      name: 'Owner',
      width: '100px',
      render: ({ suppression }: StoredSuppression) => suppression.owner ?? '–',
    },
    {
      name: 'Ends',
      width: '130px',
      sortable: ({ suppression }: StoredSuppression) => suppression.expires_at ?? '9999',
      render: ({ suppression: { expires_at }, expired }: StoredSuppression) =>
        expires_at === null ? (
          'never'
        ) : (
          <span>
            {time(expires_at)} {expired && <EuiBadge color="hollow">ended</EuiBadge>}
          </span>
        ),
    },
    {
      name: 'Tags left out',
      width: '110px',
      align: 'right',
      sortable: ({ suppression }: StoredSuppression) =>
        effects?.find(({ id }) => id === suppression.id)?.tags ?? -1,
      render: ({ suppression: { id }, expired }: StoredSuppression) => (
        <LeftOut
          expired={expired}
          effect={effects?.find((each) => each.id === id)}
          counting={effects === null && failure === null}
          failure={failure}
          id={id}
        />
      ),
    },
    {
      name: 'Changed',
      width: '150px',
      sortable: ({ updated_at }: StoredSuppression) => updated_at,
      render: ({ updated_at, updated_by }: StoredSuppression) =>
        `${time(updated_at)}${updated_by === null ? '' : ` by ${updated_by}`}`,
    },
    {
      name: 'Actions',
      width: '90px',
      render: (stored: StoredSuppression) => (
        <Actions stored={stored} onEdit={onEdit} onDelete={onDelete} />
      ),
    },
  ];
  return (
    <EuiInMemoryTable
      tableCaption="Suppressions of this space"
      items={[...suppressions]}
      itemId={({ suppression }) => suppression.id}
      columns={columns}
      sorting
      pagination={suppressions.length > 25 ? { pageSize: 25 } : false}
      rowProps={({ suppression }) => ({ 'data-test-subj': `suppression-${suppression.id}` })}
      data-test-subj="suppressions"
    />
  );
}

const What = ({ stored: { suppression } }: { readonly stored: StoredSuppression }) => {
  const { kind, value, techniques } = suppression;
  return (
    <div>
      <EuiText size="xs" color="subdued">
        {SUPPRESSION_KIND_NAMES[kind]}
      </EuiText>
      <div style={{ overflowWrap: 'anywhere' }}>{value}</div>
      {techniques !== null && (
        <EuiText size="xs" color="subdued">
          only {techniques.join(', ')}
        </EuiText>
      )}
    </div>
  );
};

interface LeftOutProps {
  readonly id: string;
  readonly expired: boolean;
  readonly effect: SuppressionEffect | undefined;
  readonly counting: boolean;
  readonly failure: string | null;
}

/** A number, or why there is none: nothing is shown as zero that was not counted. */
function LeftOut({ id, expired, effect, counting, failure }: LeftOutProps) {
  if (expired) return <span data-test-subj={`leftOut-${id}`}>ended</span>;
  if (counting) return <EuiLoadingSpinner size="s" aria-label="Counting" />;
  if (effect === undefined || effect.tags === null) {
    return (
      <EuiToolTip content={effect?.reason ?? failure ?? 'There is no source to count in.'}>
        <span tabIndex={0} data-test-subj={`leftOut-${id}`}>
          not known
        </span>
      </EuiToolTip>
    );
  }
  const { tags, not_told_in } = effect;
  return (
    <span data-test-subj={`leftOut-${id}`}>
      {formatCount(tags)}
      {not_told_in.length > 0 && (
        <EuiText size="xs" color="subdued">
          not in {not_told_in.join(', ')}
        </EuiText>
      )}
    </span>
  );
}

function Actions({
  stored,
  onEdit,
  onDelete,
}: Pick<SuppressionsTableProps, 'onEdit' | 'onDelete'> & { readonly stored: StoredSuppression }) {
  const { id } = stored.suppression;
  const name = describeSuppression(stored.suppression);
  return (
    <div>
      <EuiButtonEmpty
        size="xs"
        onClick={() => onEdit(id)}
        aria-label={`Edit the suppression of ${name}`}
        data-test-subj={`edit-${id}`}
      >
        Edit
      </EuiButtonEmpty>
      <EuiButtonEmpty
        size="xs"
        color="danger"
        onClick={() => onDelete(stored)}
        aria-label={`Delete the suppression of ${name}`}
        data-test-subj={`delete-${id}`}
      >
        Delete
      </EuiButtonEmpty>
    </div>
  );
}
