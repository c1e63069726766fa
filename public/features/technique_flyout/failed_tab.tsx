import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';

/** A tab whose request failed, in the server's words. */
export const FailedTab = ({ message, onRetry }: { message: string; onRetry: () => void }) => (
  <EuiEmptyPrompt
    color="danger"
    iconType="error"
    titleSize="xs"
    title={<h3>Not known</h3>}
    body={<p>{message}</p>}
    actions={
      <EuiButton size="s" iconType="refresh" onClick={onRetry}>
        Try again
      </EuiButton>
    }
    data-test-subj="techniqueFailed"
  />
);
