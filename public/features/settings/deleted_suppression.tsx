import { EuiCallOut } from '@elastic/eui';
import type { StoredSuppression } from '../../../common/http/suppressions';
import { describeSuppression } from '../../../common/suppressions/describe';
import { useSaveSuppression } from '../../components/suppressions/use_suppressions';

export interface DeletedSuppressionProps {
  readonly deleted: StoredSuppression;
  readonly onDone: () => void;
}

/** What was just deleted can be put back as it was. */
export function DeletedSuppression({ deleted, onDone }: DeletedSuppressionProps) {
  const restore = useSaveSuppression();
  const { suppression } = deleted;
  return (
    <EuiCallOut
      announceOnMount
      size="s"
      color={restore.error ? 'danger' : 'primary'}
      iconType={restore.error ? 'error' : 'check'}
      title={restore.error ? 'Not put back' : `Deleted: ${describeSuppression(suppression)}`}
      text={restore.error?.message}
      actionProps={{
        primary: {
          children: 'Undo',
          iconType: 'undo',
          isLoading: restore.isPending,
          onClick: () => restore.mutate({ suppression, expected: null }, { onSuccess: onDone }),
          'data-test-subj': 'undoDelete',
        },
      }}
      onDismiss={onDone}
      data-test-subj="suppressionDeleted"
    />
  );
}
