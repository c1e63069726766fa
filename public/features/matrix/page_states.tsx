import { EuiButton, EuiCallOut, EuiEmptyPrompt, EuiLoadingChart, EuiSpacer } from '@elastic/eui';
import type { IncompleteSource } from '../../../common/coverage/incomplete_sources';
import type { CoverageResponse } from '../../../common/http/coverage';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import type { UrlState } from '../../platform/url_state';
import { WhyEmpty } from './why_empty';

export const Loading = () => (
  <EuiEmptyPrompt
    icon={<EuiLoadingChart size="xl" />}
    title={<h2>Loading ATT&CK</h2>}
    data-test-subj="matrixLoading"
  />
);

export const Failed = ({ message, onRetry }: { message: string; onRetry: () => void }) => (
  <EuiEmptyPrompt
    color="danger"
    iconType="error"
    title={<h2>The coverage is not known</h2>}
    body={<p>{message}</p>}
    actions={
      <EuiButton onClick={onRetry} iconType="refresh" data-test-subj="retry">
        Try again
      </EuiButton>
    }
    data-test-subj="matrixFailed"
  />
);

export const Incomplete = ({ sources }: { sources: readonly IncompleteSource[] }) => (
  <EuiCallOut
    size="s"
    color="warning"
    iconType="warning"
    title="Some searches failed: numbers are lower bounds, and cells without tags are unknown"
    text={sources.map(({ source_id, reason }) => (
      <p key={`${source_id} ${reason}`}>
        {source_id}: {reason}
      </p>
    ))}
    data-test-subj="incompleteCoverage"
  />
);

/** The matrix stands, but not all that its colour needs is known. */
export const PaintProblem = ({ message }: { message: string }) => (
  <EuiCallOut
    size="s"
    color="warning"
    iconType="warning"
    title="What the colours need is not known"
    text={message}
    data-test-subj="paintProblem"
  />
);

export const UrlProblems = ({ problems }: { problems: readonly string[] }) => (
  <EuiCallOut
    size="s"
    color="warning"
    iconType="warning"
    title="Parts of this address could not be read; their defaults are used"
    text={problems.map((problem) => (
      <p key={problem}>{problem}</p>
    ))}
    data-test-subj="urlProblems"
  />
);

/** Nothing was counted: why, and what to do. */
export function Nothing({
  reason,
  onChange,
  onRetry,
}: {
  reason: NonNullable<CoverageResponse['reason']>;
  onChange: (changes: Partial<UrlState>) => void;
  onRetry: () => void;
}) {
  const { core } = useServices();
  return (
    <>
      <EuiSpacer size="l" />
      <WhyEmpty
        reason={reason}
        formatTime={(time) => formatTime(time, core.uiSettings)}
        onRange={(range) => onChange(range)}
        onClearFilters={() => onChange({ query: '', hosts: [], analytic_types: [] })}
        onShowSuppressed={() => onChange({ suppressed: 'include' })}
        onRetry={onRetry}
      />
    </>
  );
}
