import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { StoredSuppression } from '../../../common/http/suppressions';
import { describeSuppression } from '../../../common/suppressions/describe';
import { useDeleteSuppression } from './use_suppressions';

export interface SuppressedProps {
  readonly stored: StoredSuppression;
  readonly onUndone: () => void;
}

/** It is done, and can be taken back as long as nobody changed it. */
export function Suppressed({ stored, onUndone }: SuppressedProps) {
  const undo = useDeleteSuppression();
  return (
    <>
      <EuiCallOut
        announceOnMount
        size="s"
        color="success"
        iconType="check"
        title={`Suppressed: ${describeSuppression(stored.suppression)}`}
        text="It no longer counts, for everybody in this space. The settings list it under Suppressions."
        data-test-subj="suppressed"
      />
      <EuiSpacer size="m" />
      <EuiButton
        size="s"
        iconType="undo"
        isLoading={undo.isPending}
        onClick={() => undo.mutate(stored, { onSuccess: onUndone })}
        data-test-subj="undoSuppression"
      >
        Undo
      </EuiButton>
      {undo.error && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            announceOnMount
            size="s"
            color="danger"
            iconType="error"
            title="Not undone"
            text={undo.error.message}
            data-test-subj="undoFailed"
          />
        </>
      )}
    </>
  );
}
