import { EuiButton, EuiButtonEmpty, EuiCode, EuiEmptyPrompt } from '@elastic/eui';
import type { ReactNode } from 'react';
import type { EmptyReason } from '../../../common/http/sources';

export interface WhyEmptyProps {
  readonly reason: EmptyReason;
  readonly formatTime: (time: string) => string;
  readonly onRange: (range: { from: string; to: string }) => void;
  readonly onClearFilters: () => void;
  readonly onShowSuppressed: () => void;
  readonly onRetry: () => void;
}

const TITLES: Readonly<Record<EmptyReason['kind'], string>> = {
  no_indices: 'There is no data yet',
  no_rights: 'You may not read the events',
  no_source: 'No tagged Sysmon events found',
  no_tagged_events: 'Events, but no tags',
  nothing_in_range: 'Nothing in this time range',
  nothing_matches: 'Nothing matches',
  suppressed: 'Everything is suppressed',
  failed: 'The search failed',
};

/** Nothing was counted, and this says why and what to do: an empty matrix would look like blindness. */
export function WhyEmpty({
  reason,
  formatTime,
  onRange,
  onClearFilters,
  onShowSuppressed,
  onRetry,
}: WhyEmptyProps) {
  const { kind, message, range } = reason;
  const actions: ReactNode[] = [];
  if (range !== null) {
    actions.push(
      <EuiButton key="range" fill onClick={() => onRange(range)} data-test-subj="showRangeWithData">
        Show {formatTime(range.from)} to {formatTime(range.to)}
      </EuiButton>
    );
  }
  if (kind === 'nothing_matches') {
    actions.push(
      <EuiButtonEmpty key="clear" onClick={onClearFilters} data-test-subj="clearFilters">
        Clear query and filters
      </EuiButtonEmpty>
    );
  }
  if (kind === 'suppressed') {
    actions.push(
      <EuiButton key="suppressed" onClick={onShowSuppressed} data-test-subj="showSuppressed">
        Show with what is suppressed
      </EuiButton>
    );
  }
  actions.push(
    <EuiButtonEmpty key="retry" iconType="refresh" onClick={onRetry} data-test-subj="lookAgain">
      Look again
    </EuiButtonEmpty>
  );
  const isFailure = kind === 'failed' || kind === 'no_rights';
  return (
    <EuiEmptyPrompt
      iconType={kind === 'no_rights' ? 'lock' : isFailure ? 'error' : 'search'}
      color={isFailure ? 'danger' : 'subdued'}
      title={<h2>{TITLES[kind]}</h2>}
      body={
        <>
          <p>{message}</p>
          {kind === 'no_source' && (
            <p>
              Give the rules of your Sysmon configuration names such as{' '}
              <EuiCode>technique_id=T1055,technique_name=Process Injection</EuiCode> and ship the
              events with their RuleName.
            </p>
          )}
        </>
      }
      actions={actions}
      data-test-subj={`whyEmpty-${kind}`}
    />
  );
}
