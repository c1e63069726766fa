import { EuiButton, EuiCallOut, EuiEmptyPrompt, EuiLoadingSpinner } from '@elastic/eui';

export const TabLoading = ({ what }: { readonly what: string }) => (
  <EuiEmptyPrompt
    icon={<EuiLoadingSpinner size="xl" />}
    title={<h2>{what}</h2>}
    titleSize="xs"
    data-test-subj="settingsLoading"
  />
);

interface TabFailedProps {
  readonly title: string;
  readonly message: string;
  readonly onRetry: () => void;
}

export const TabFailed = ({ title, message, onRetry }: TabFailedProps) => (
  <EuiEmptyPrompt
    color="danger"
    iconType="error"
    title={<h2>{title}</h2>}
    titleSize="xs"
    body={<p>{message}</p>}
    actions={
      <EuiButton iconType="refresh" onClick={onRetry} data-test-subj="settingsRetry">
        Try again
      </EuiButton>
    }
    data-test-subj="settingsFailed"
  />
);

/** What keeps the page from showing or changing everything, in the server's words. */
export const Problems = ({ messages }: { readonly messages: readonly string[] }) =>
  messages.length === 0 ? null : (
    <EuiCallOut
      announceOnMount
      size="s"
      color="warning"
      iconType="warning"
      title="Not everything could be read"
      text={messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
      data-test-subj="settingsProblems"
    />
  );

export const ChangeFailed = ({ message }: { readonly message: string }) => (
  <EuiCallOut
    announceOnMount
    size="s"
    color="danger"
    iconType="error"
    title="Nothing was changed"
    text={message}
    data-test-subj="changeFailed"
  />
);
