import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import type { EmptyReason } from '../../../common/http/sources';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface NothingToShowProps {
  readonly reason: EmptyReason;
  readonly onRange: (range: { from: string; to: string }) => void;
  readonly onRetry: () => void;
}

/** There is nothing, and this says why: an empty table would look like health. */
export function NothingToShow({ reason, onRange, onRetry }: NothingToShowProps) {
  const { core } = useServices();
  const { kind, message, range } = reason;
  const isFailure = kind === 'failed' || kind === 'no_rights';
  return (
    <EuiEmptyPrompt
      iconType={kind === 'no_rights' ? 'lock' : isFailure ? 'error' : 'search'}
      color={isFailure ? 'danger' : 'subdued'}
      title={<h2>{isFailure ? 'It is not known' : 'There is nothing to look at'}</h2>}
      body={<p>{message}</p>}
      actions={[
        ...(range === null
          ? []
          : [
              <EuiButton
                key="range"
                fill
                onClick={() => onRange(range)}
                data-test-subj="showRangeWithData"
              >
                Show {formatTime(range.from, core.uiSettings)} to{' '}
                {formatTime(range.to, core.uiSettings)}
              </EuiButton>,
            ]),
        <EuiButton key="retry" iconType="refresh" onClick={onRetry} data-test-subj="lookAgain">
          Look again
        </EuiButton>,
      ]}
      data-test-subj={`nothing-${kind}`}
    />
  );
}

/** A request failed: its words, and a way on. */
export const FailedPage = ({
  title,
  message,
  onRetry,
}: {
  readonly title: string;
  readonly message: string;
  readonly onRetry: () => void;
}) => (
  <EuiEmptyPrompt
    color="danger"
    iconType="error"
    title={<h2>{title}</h2>}
    body={<p>{message}</p>}
    actions={
      <EuiButton onClick={onRetry} iconType="refresh" data-test-subj="retry">
        Try again
      </EuiButton>
    }
    data-test-subj="pageFailed"
  />
);
