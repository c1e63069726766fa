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
import type { FoundSource } from '../../../common/http/sources';
import { type Source, sourceSchema } from '../../../common/sources/source';
import { SaveConflict } from '../../components/saving/save_conflict';
import { checkDraft, EMPTY_SOURCE, idFromName } from './source_draft';
import { SourceForm } from './source_form';
import { SourceTestResult } from './source_test_result';
import { useSaveSource } from './use_source_settings';

export interface SourceFlyoutProps {
  /** Null for a new one. */
  readonly entry: FoundSource | null;
  /** Ids in use. */
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** A source being written: nothing is stored before "Save". */
export function SourceFlyout({ entry, taken, onClose }: SourceFlyoutProps) {
  const titleId = useGeneratedHtmlId();
  const [draft, setDraft] = useState<Source>(entry?.source ?? EMPTY_SOURCE);
  const [expected, setExpected] = useState(entry?.saved?.version ?? null);
  const [tested, setTested] = useState<Source | null>(null);
  const [showsErrors, setShowsErrors] = useState(false);
  const save = useSaveSource();
  const errors = checkDraft(draft);
  const complete = (): Source | null => {
    setShowsErrors(true);
    if (errors.size > 0) return null;
    return draft.id === '' ? { ...draft, id: idFromName(draft.name, taken) } : draft;
  };
  const store = (version: string | null) => {
    const source = complete();
    if (source === null) return;
    save.mutate({ source, expected: version }, { onSuccess: onClose });
  };
  return (
    <EuiFlyout
      size="m"
      ownFocus
      outsideClickCloses={false}
      aria-labelledby={titleId}
      onClose={onClose}
      data-test-subj="sourceFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>{entry === null ? 'New source' : entry.source.name}</h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {save.error && (
          <SaveConflict
            error={save.error}
            mine={draft}
            schema={sourceSchema}
            onTheirs={(source, version) => {
              setDraft(source);
              setExpected(version);
              save.reset();
            }}
            onMine={(version) => {
              setExpected(version);
              store(version);
            }}
          />
        )}
        <SourceForm
          draft={draft}
          errors={showsErrors ? errors : new Map()}
          onChange={(changes) => setDraft({ ...draft, ...changes })}
        />
        <EuiSpacer size="m" />
        {tested !== null && <SourceTestResult source={tested} withProblems />}
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty onClick={onClose} data-test-subj="cancelSource">
              Cancel
            </EuiButtonEmpty>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiFlexGroup gutterSize="s" responsive={false}>
              <EuiFlexItem grow={false}>
                <EuiButton
                  iconType="play"
                  onClick={() => {
                    const source = complete();
                    if (source !== null) setTested({ ...source });
                  }}
                  data-test-subj="testSource"
                >
                  Test
                </EuiButton>
              </EuiFlexItem>
              <EuiFlexItem grow={false}>
                <EuiButton
                  fill
                  isLoading={save.isPending}
                  onClick={() => store(expected)}
                  data-test-subj="saveSource"
                >
                  Save
                </EuiButton>
              </EuiFlexItem>
            </EuiFlexGroup>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </EuiFlyout>
  );
}
