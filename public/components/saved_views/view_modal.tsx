import {
  EuiButton,
  EuiButtonEmpty,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiTextArea,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { type FormEvent, useState } from 'react';
import { type SavedView, savedViewSchema } from '../../../common/http/saved_views';
import { SaveConflict } from '../saving/save_conflict';

export interface ViewModalProps {
  readonly title: string;
  readonly view: SavedView;
  /** Names of other views: two of one name would not be told apart. */
  readonly taken: readonly string[];
  readonly error: Error | null;
  readonly isSaving: boolean;
  readonly expected: string | null;
  /** @param expected - the version that is changed; null for a new one */
  readonly onSave: (view: SavedView, expected: string | null) => void;
  readonly onClose: () => void;
}

/** Name and description of a view that is saved or renamed. */
export function ViewModal(props: ViewModalProps) {
  const { title, view, taken, error, isSaving, onSave, onClose } = props;
  const titleId = useGeneratedHtmlId({ prefix: 'viewTitle' });
  const formId = useGeneratedHtmlId({ prefix: 'viewForm' });
  const [draft, setDraft] = useState(view);
  const [expected, setExpected] = useState(props.expected);
  const [showsErrors, setShowsErrors] = useState(false);
  const problem = problemOf(draft.name, taken);
  const save = (version: string | null) => {
    setShowsErrors(true);
    if (problem === null) onSave({ ...draft, name: draft.name.trim() }, version);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(expected);
  };
  const shownProblem = showsErrors ? problem : null;
  return (
    <EuiModal
      aria-labelledby={titleId}
      onClose={onClose}
      initialFocus="[name=viewName]"
      style={{ inlineSize: 480 }}
      data-test-subj="viewModal"
    >
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>{title}</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        {error && (
          <SaveConflict
            error={error}
            mine={draft}
            schema={savedViewSchema}
            onTheirs={(theirs, version) => {
              // What is shown here is what is saved: only the words are theirs.
              setDraft({ ...draft, name: theirs.name, description: theirs.description });
              setExpected(version);
            }}
            onMine={(version) => {
              setExpected(version);
              save(version);
            }}
          />
        )}
        <EuiForm id={formId} component="form" onSubmit={submit}>
          <EuiFormRow
            fullWidth
            label="Name"
            isInvalid={shownProblem !== null}
            error={shownProblem ?? undefined}
          >
            <EuiFieldText
              fullWidth
              name="viewName"
              value={draft.name}
              isInvalid={shownProblem !== null}
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              data-test-subj="viewName"
            />
          </EuiFormRow>
          <EuiFormRow fullWidth label="Description" helpText="What it is for; may stay empty.">
            <EuiTextArea
              fullWidth
              rows={2}
              value={draft.description}
              onChange={({ target }) => setDraft({ ...draft, description: target.value })}
              data-test-subj="viewDescription"
            />
          </EuiFormRow>
        </EuiForm>
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButtonEmpty onClick={onClose}>Cancel</EuiButtonEmpty>
        <EuiButton fill type="submit" form={formId} isLoading={isSaving} data-test-subj="saveView">
          Save
        </EuiButton>
      </EuiModalFooter>
    </EuiModal>
  );
}

function problemOf(name: string, taken: readonly string[]): string | null {
  const checked = savedViewSchema.shape.name.safeParse(name);
  if (!checked.success) return checked.error.issues[0]?.message ?? 'This is no name.';
  return taken.includes(checked.data) ? `There is a view “${checked.data}” already.` : null;
}
