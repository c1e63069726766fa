import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { z } from 'zod';
import { ApiError } from '../../platform/api';
import { differences } from './differences';

export interface SaveConflictProps<Stored> {
  readonly error: Error;
  /** What was to be saved. */
  readonly mine: unknown;
  /** Of what is stored. */
  readonly schema: z.ZodType<Stored>;
  /** Takes over what somebody else stored. */
  readonly onTheirs: (stored: Stored, version: string) => void;
  /** Saves over it; null where it was deleted meanwhile. */
  readonly onMine: (version: string | null) => void;
}

/** Why saving failed; where somebody else was faster, both versions can be had. */
export function SaveConflict<Stored>({
  error,
  mine,
  schema,
  onTheirs,
  onMine,
}: SaveConflictProps<Stored>) {
  const conflict = error instanceof ApiError && error.code === 'conflict' ? error : null;
  const parsed = z
    .object({ current: z.object({ payload: schema, version: z.string() }).nullable() })
    .safeParse(conflict?.details);
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
          {current !== null && <Differences mine={mine} stored={current.payload} />}
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

const SHOWN = 10;

/** What would be lost either way. */
function Differences({ mine, stored }: { readonly mine: unknown; readonly stored: unknown }) {
  const found = differences(mine, stored);
  if (found.length === 0) return null;
  return (
    <EuiText size="s" data-test-subj="differences">
      <ul>
        {found.slice(0, SHOWN).map((difference) => (
          <li key={difference.path}>
            {difference.path}: yours “{difference.mine}”, stored “{difference.stored}”
          </li>
        ))}
        {found.length > SHOWN && <li>and {found.length - SHOWN} more</li>}
      </ul>
    </EuiText>
  );
}
