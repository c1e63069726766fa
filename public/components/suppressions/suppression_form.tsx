import {
  EuiComboBox,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiRadioGroup,
  EuiSelect,
  EuiSpacer,
  EuiTextArea,
} from '@elastic/eui';
import { useState } from 'react';
import { normalizeTechniqueId, type TechniqueId } from '../../../common/attack/ids';
import {
  SUPPRESSION_KINDS,
  type Suppression,
  type SuppressionKind,
} from '../../../common/http/suppressions';
import { SUPPRESSION_KIND_NAMES } from '../../../common/suppressions/describe';
import { ExpiryField } from './expiry_field';
import type { DraftErrors } from './suppression_draft';

export interface SuppressionFormProps {
  readonly draft: Suppression;
  /** Techniques to begin with where it is limited to some. */
  readonly about: readonly TechniqueId[];
  /** Empty as long as nobody tried to save. */
  readonly errors: DraftErrors;
  readonly onChange: (changes: Partial<Suppression>) => void;
}

const HELP: Readonly<Record<SuppressionKind, string>> = {
  rule_name: 'The whole rule name, as it stands in the events.',
  host: 'In any case; * stands for any text: ws-test-*',
  process: 'Path of the executable, in any case; * stands for any text: *\\updater.exe',
  query: 'Lucene, as in the query bar: host_name:ws-1 AND event_id:7',
};

/** What is suppressed, for which tags, why, by whom and until when. */
export function SuppressionForm({ draft, about, errors, onChange }: SuppressionFormProps) {
  const errorOf = (field: keyof Suppression) => {
    const error = errors.get(field);
    return error === undefined ? {} : { isInvalid: true, error };
  };
  return (
    <EuiForm component="div" fullWidth>
      <EuiFormRow label="Suppress a" fullWidth>
        <EuiSelect
          fullWidth
          options={SUPPRESSION_KINDS.map((value) => ({
            value,
            text: SUPPRESSION_KIND_NAMES[value],
          }))}
          value={draft.kind}
          onChange={({ target }) => {
            const kind = SUPPRESSION_KINDS.find((each) => each === target.value);
            if (kind !== undefined) onChange({ kind });
          }}
          data-test-subj="suppressionKind"
        />
      </EuiFormRow>
      <EuiFormRow
        label={SUPPRESSION_KIND_NAMES[draft.kind]}
        helpText={HELP[draft.kind]}
        fullWidth
        {...errorOf('value')}
      >
        <EuiTextArea
          fullWidth
          compressed
          rows={2}
          spellCheck={false}
          isInvalid={errors.has('value')}
          value={draft.value}
          onChange={({ target }) => onChange({ value: target.value })}
          data-test-subj="suppressionValue"
        />
      </EuiFormRow>
      <TechniquesField
        techniques={draft.techniques}
        about={about}
        error={errors.get('techniques')}
        onChange={(techniques) => onChange({ techniques })}
      />
      <EuiFormRow label="Reason" fullWidth {...errorOf('reason')}>
        <EuiTextArea
          fullWidth
          compressed
          rows={2}
          isInvalid={errors.has('reason')}
          value={draft.reason}
          onChange={({ target }) => onChange({ reason: target.value })}
          data-test-subj="suppressionReason"
        />
      </EuiFormRow>
      <EuiFormRow label="Owner (optional)" helpText="Who answers for it." fullWidth>
        <EuiFieldText
          fullWidth
          value={draft.owner ?? ''}
          onChange={({ target }) => onChange({ owner: target.value === '' ? null : target.value })}
          data-test-subj="suppressionOwner"
        />
      </EuiFormRow>
      <ExpiryField
        expiresAt={draft.expires_at}
        error={errors.get('expires_at')}
        onChange={(expires_at) => onChange({ expires_at })}
      />
    </EuiForm>
  );
}

interface TechniquesFieldProps {
  readonly techniques: readonly TechniqueId[] | null;
  readonly about: readonly TechniqueId[];
  readonly error: string | undefined;
  readonly onChange: (techniques: TechniqueId[] | null) => void;
}

function TechniquesField({ techniques, about, error, onChange }: TechniquesFieldProps) {
  const [typed, setTyped] = useState<TechniqueId[]>([...(techniques ?? about)]);
  const [unread, setUnread] = useState<string | null>(null);
  const choose = (ids: TechniqueId[]) => {
    setTyped(ids);
    setUnread(null);
    onChange(ids);
  };
  const problem = unread === null ? error : `${unread} is no technique id.`;
  return (
    <>
      <EuiFormRow label="Which tags" fullWidth>
        <EuiRadioGroup
          name="suppressedTags"
          options={[
            { id: 'all', label: 'All tags of these events' },
            { id: 'some', label: 'Only tags of some techniques' },
          ]}
          idSelected={techniques === null ? 'all' : 'some'}
          onChange={(id) => onChange(id === 'all' ? null : typed)}
          data-test-subj="suppressionScope"
        />
      </EuiFormRow>
      {techniques !== null && (
        <>
          <EuiSpacer size="s" />
          <EuiFormRow
            label="Techniques"
            helpText="Each by itself: sub-techniques are named one by one."
            fullWidth
            isInvalid={problem !== undefined}
            error={problem}
          >
            <EuiComboBox
              fullWidth
              noSuggestions
              aria-label="Techniques"
              placeholder="T1055, T1055.001"
              isInvalid={problem !== undefined}
              selectedOptions={techniques.map((id) => ({ label: id }))}
              onChange={(options) => {
                const kept = new Set(options.map(({ label }) => label));
                choose(techniques.filter((id) => kept.has(id)));
              }}
              onCreateOption={(text) => {
                const ids = text.split(/[\s,;]+/).filter((part) => part !== '');
                const read = ids.map(normalizeTechniqueId);
                const bad = ids.find((_id, n) => read[n] === null);
                if (bad !== undefined) return setUnread(bad);
                const known = read.filter((id): id is TechniqueId => id !== null);
                return choose([...new Set([...techniques, ...known])]);
              }}
              data-test-subj="suppressionTechniques"
            />
          </EuiFormRow>
        </>
      )}
    </>
  );
}
