import { EuiCallOut, EuiConfirmModal, EuiSpacer } from '@elastic/eui';
import type { StoredSuppression } from '../../../common/http/suppressions';
import { describeSuppression } from '../../../common/suppressions/describe';
import { useDeleteSuppression } from '../../components/suppressions/use_suppressions';

export interface DeleteSuppressionProps {
  readonly stored: StoredSuppression;
  readonly onClose: () => void;
  readonly onDeleted: (stored: StoredSuppression) => void;
}

/** Asks before a suppression is deleted, and says why where it could not be. */
export function DeleteSuppression({ stored, onClose, onDeleted }: DeleteSuppressionProps) {
  const remove = useDeleteSuppression();
  const name = describeSuppression(stored.suppression);
  return (
    <EuiConfirmModal
      title="Delete this suppression?"
      aria-label={`Delete the suppression of ${name}`}
      cancelButtonText="Keep it"
      confirmButtonText="Delete"
      buttonColor="danger"
      defaultFocusedButton="cancel"
      isLoading={remove.isPending}
      onCancel={onClose}
      onConfirm={() =>
        remove.mutate(stored, {
          onSuccess: () => {
            onDeleted(stored);
            onClose();
          },
        })
      }
      data-test-subj="confirmDelete"
    >
      <p>{name}: what it leaves out counts again, for everybody in this space.</p>
      {remove.error && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            announceOnMount
            size="s"
            color="danger"
            iconType="error"
            title="Not deleted"
            text={remove.error.message}
            data-test-subj="deleteFailed"
          />
        </>
      )}
    </EuiConfirmModal>
  );
}
