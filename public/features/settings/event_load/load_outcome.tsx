import {
  EuiBasicTable,
  EuiButtonEmpty,
  EuiCallOut,
  EuiProgress,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import type { BadLine } from '../../../../common/http/loading';
import { formatCount, plural } from '../../../platform/format';
import type { LoadOutcome as Outcome } from './load_event_files';
import type { LoadState } from './use_event_load';

const SHOWN_LINES = 50;

/** How far a load has come, and what became of it. */
export function LoadStateView({
  state,
  onCancel,
}: {
  readonly state: LoadState;
  readonly onCancel: () => void;
}) {
  if (state.kind === 'idle') return null;
  if (state.kind === 'working') return <Working state={state} onCancel={onCancel} />;
  if (state.kind === 'loaded') return <Loaded outcome={state.outcome} />;
  return (
    <EuiCallOut
      announceOnMount
      size="s"
      color="danger"
      iconType="error"
      title="The events could not be loaded; what had been sent stays loaded"
      text={state.message}
      data-test-subj="loadFailed"
    />
  );
}

function Working({
  state: { progress },
  onCancel,
}: {
  readonly state: Extract<LoadState, { kind: 'working' }>;
  readonly onCancel: () => void;
}) {
  const label =
    progress === null
      ? 'Begins'
      : progress.step === 'surveying'
        ? `Looking through ${progress.file}`
        : `Loading ${progress.file}, ${plural(progress.events, 'event')} so far`;
  return (
    <div data-test-subj="loadWorking">
      <EuiProgress
        size="s"
        max={100}
        value={Math.round((progress?.share ?? 0) * 100)}
        valueText
        label={label}
        aria-label={label}
      />
      <EuiButtonEmpty size="s" iconType="cross" onClick={onCancel} data-test-subj="cancelLoad">
        Cancel
      </EuiButtonEmpty>
    </div>
  );
}

function Loaded({ outcome }: { readonly outcome: Outcome }) {
  const { events, created, already_there, bad_lines, set_aside } = outcome;
  const parts = [
    `${formatCount(created)} loaded`,
    ...(already_there > 0 ? [`${formatCount(already_there)} already there`] : []),
    ...(bad_lines.length > 0 ? [plural(bad_lines.length, 'line') + ' not loaded'] : []),
  ];
  return (
    <>
      <EuiCallOut
        announceOnMount
        size="s"
        color={bad_lines.length > 0 ? 'warning' : 'success'}
        iconType={bad_lines.length > 0 ? 'warning' : 'check'}
        title={`${plural(events, 'event')}: ${parts.join(', ')}`}
        text={
          set_aside.length > 0
            ? `${plural(set_aside.length, 'value')} did not fit the index and ${set_aside.length === 1 ? 'is' : 'are'} kept without being searchable.`
            : undefined
        }
        data-test-subj="loadDone"
      />
      {bad_lines.length > 0 && <BadLines lines={bad_lines} />}
    </>
  );
}

function BadLines({ lines }: { readonly lines: readonly BadLine[] }) {
  const shown = lines.slice(0, SHOWN_LINES);
  return (
    <>
      <EuiSpacer size="s" />
      <EuiBasicTable<BadLine>
        tableCaption="Lines that could not be loaded"
        items={[...shown]}
        compressed
        columns={[
          { field: 'file', name: 'File', width: '30%' },
          { field: 'line', name: 'Line', width: '80px' },
          { field: 'reason', name: 'Reason' },
        ]}
        data-test-subj="badLines"
      />
      {lines.length > shown.length && (
        <EuiText size="xs">
          <p>… and {formatCount(lines.length - shown.length)} more.</p>
        </EuiText>
      )}
    </>
  );
}
