import { EuiCallOut, EuiSpacer } from '@elastic/eui';

/** What could not be counted; numbers beside it are lower bounds. */
export const IncompleteNote = ({
  incomplete,
}: {
  readonly incomplete: readonly { readonly source_id: string; readonly reason: string }[];
}) =>
  incomplete.length === 0 ? null : (
    <>
      <EuiCallOut
        size="s"
        color="warning"
        iconType="warning"
        announceOnMount
        title="Some searches failed: these numbers are lower bounds"
        text={incomplete.map(({ source_id, reason }) => (
          <p key={`${source_id} ${reason}`}>
            {source_id}: {reason}
          </p>
        ))}
        data-test-subj="techniqueIncomplete"
      />
      <EuiSpacer size="m" />
    </>
  );
