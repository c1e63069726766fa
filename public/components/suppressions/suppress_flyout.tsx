import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutFooter,
  EuiFlyoutHeader,
  EuiSpacer,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import {
  type StoredSuppression,
  type Suppression,
  suppressionSchema,
} from '../../../common/http/suppressions';
import { SaveConflict } from '../saving/save_conflict';
import { DraftEffect } from './draft_effect';
import { Suppressed } from './suppressed';
import {
  checkSuppression,
  newId,
  newSuppression,
  type SuppressionProposal,
} from './suppression_draft';
import { SuppressionForm } from './suppression_form';
import { useSaveSuppression } from './use_suppressions';

export interface SuppressFlyoutProps {
  /** What is suppressed to begin with, or what is stored and shall be changed. */
  readonly proposal: SuppressionProposal | StoredSuppression;
  readonly onClose: () => void;
}

/**
 * A suppression being written, from any page: nothing is stored before "Suppress", and then it can be undone at once.
 * What it would leave out is counted in the view that the page's address names.
 */
export function SuppressFlyout({ proposal, onClose }: SuppressFlyoutProps) {
  const titleId = useGeneratedHtmlId();
  const stored = 'suppression' in proposal ? proposal : null;
  const [draft, setDraft] = useState<Suppression>(() =>
    'suppression' in proposal
      ? proposal.suppression
      : newSuppression(proposal, newId(Date.now()), Date.now())
  );
  const [expected, setExpected] = useState(stored?.version ?? null);
  const [showsErrors, setShowsErrors] = useState(false);
  const save = useSaveSuppression();
  const errors = checkSuppression(draft);
  const store = (version: string | null) => {
    setShowsErrors(true);
    if (errors.size > 0) return;
    save.mutate(
      { suppression: draft, expected: version },
      stored === null ? {} : { onSuccess: onClose }
    );
  };
  const saved = save.data;
  return (
    <EuiFlyout
      size="s"
      ownFocus
      outsideClickCloses={false}
      aria-labelledby={titleId}
      onClose={onClose}
      data-test-subj="suppressFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>{stored === null ? 'Suppress' : 'Change a suppression'}</h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {saved !== undefined && stored === null ? (
          <Suppressed stored={saved} onUndone={onClose} />
        ) : (
          <>
            {save.error && (
              <SaveConflict
                error={save.error}
                mine={draft}
                schema={suppressionSchema}
                onTheirs={(suppression, version) => {
                  setDraft(suppression);
                  setExpected(version);
                  save.reset();
                }}
                onMine={(version) => {
                  setExpected(version);
                  store(version);
                }}
              />
            )}
            <SuppressionForm
              draft={draft}
              about={'suppression' in proposal ? [] : (proposal.about ?? [])}
              errors={showsErrors ? errors : new Map()}
              onChange={(changes) => setDraft({ ...draft, ...changes })}
            />
            <EuiSpacer size="m" />
            <DraftEffect draft={draft} />
          </>
        )}
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty onClick={onClose} data-test-subj="closeSuppress">
              {saved === undefined ? 'Cancel' : 'Close'}
            </EuiButtonEmpty>
          </EuiFlexItem>
          {saved === undefined && (
            <EuiFlexItem grow={false}>
              <EuiButton
                fill
                isLoading={save.isPending}
                onClick={() => store(expected)}
                data-test-subj="saveSuppression"
              >
                {stored === null ? 'Suppress' : 'Save'}
              </EuiButton>
            </EuiFlexItem>
          )}
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </EuiFlyout>
  );
}
