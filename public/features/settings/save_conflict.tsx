import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import { z } from 'zod';
import { type Source, sourceSchema } from '../../../common/sources/source';
import { ApiError } from '../../platform/api';

const currentSchema = z.object({
  current: z.object({ payload: sourceSchema, version: z.string() }).nullable(),
});

export interface SaveConflictProps {
  readonly error: Error;
  /** Takes over what somebody else stored. */
  readonly onTheirs: (source: Source, version: string) => void;
  /** Saves over it; null where it was deleted meanwhile. */
  readonly onMine: (version: string | null) => void;
}

/** Why saving failed; where somebody else was faster, both versions can be had. */
export function SaveConflict({ error, onTheirs, onMine }: SaveConflictProps) {
  const conflict = error instanceof ApiError && error.code === 'conflict' ? error : null;
  const parsed = currentSchema.safeParse(conflict?.details);
  const current = parsed.data?.current ?? null;
  return (
    <>
      <EuiCallOut
        announceOnMount
        size="s"
        color={conflict ? 'warning' : 'danger'}
        iconType={conflict ? 'warning' : 'error'}
        title="Not saved"
        text={error.message}
        data-test-subj="saveFailed"
      />
      {conflict && parsed.success && (
        <>
          <EuiSpacer size="s" />
          <EuiFlexGroup gutterSize="s" responsive={false}>
            {current !== null && (
              <EuiFlexItem grow={false}>
                <EuiButton
                  size="s"
                  onClick={() => onTheirs(current.payload, current.version)}
                  data-test-subj="takeTheirs"
                >
                  Show the stored version
                </EuiButton>
              </EuiFlexItem>
            )}
            <EuiFlexItem grow={false}>
              <EuiButton
                size="s"
                color="danger"
                onClick={() => onMine(current?.version ?? null)}
                data-test-subj="keepMine"
              >
                Save mine over it
              </EuiButton>
            </EuiFlexItem>
          </EuiFlexGroup>
        </>
      )}
      <EuiSpacer size="m" />
    </>
  );
}
