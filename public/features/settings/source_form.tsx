import { EuiComboBox, EuiFieldText, EuiFormRow, EuiSelect, EuiTextArea } from '@elastic/eui';
import { useMemo } from 'react';
import type { FieldRole, Source } from '../../../common/sources/source';
import { plural } from '../../platform/format';
import { ORIGINS, ROLES, TAGS_FROM } from './roles';
import { type DraftErrors, validPattern } from './source_draft';
import { useSourceFields } from './use_source_settings';

export interface SourceFormProps {
  readonly draft: Source;
  readonly errors: DraftErrors;
  readonly onChange: (changes: Partial<Source>) => void;
}

/** Everything that makes a source; field names are suggested from the mappings of its indices. */
export function SourceForm({ draft, errors, onChange }: SourceFormProps) {
  const fields = useSourceFields(validPattern(draft.index_pattern));
  const invalid = (key: string) => ({ isInvalid: errors.has(key), error: errors.get(key) });
  const found = fields.data
    ? `${plural(fields.data.index_count, 'index', 'indices')} found.`
    : (fields.error?.message ?? '');
  return (
    <>
      <EuiFormRow fullWidth label="Name" {...invalid('name')}>
        <EuiFieldText
          fullWidth
          value={draft.name}
          isInvalid={errors.has('name')}
          onChange={({ target }) => onChange({ name: target.value })}
          data-test-subj="sourceName"
        />
      </EuiFormRow>
      <EuiFormRow
        fullWidth
        label="Index pattern"
        helpText={`Names and wildcards, separated by commas; a leading minus leaves out. ${found}`}
        {...invalid('index_pattern')}
      >
        <EuiFieldText
          fullWidth
          value={draft.index_pattern}
          isInvalid={errors.has('index_pattern')}
          onChange={({ target }) => onChange({ index_pattern: target.value.trim() })}
          data-test-subj="sourceIndexPattern"
        />
      </EuiFormRow>
      <EuiFormRow
        fullWidth
        label="Filter"
        helpText="Lucene query that selects the source's events. Without one, counting stays fastest."
        {...invalid('filter')}
      >
        <EuiTextArea
          fullWidth
          rows={2}
          value={draft.filter ?? ''}
          onChange={({ target }) =>
            onChange({ filter: target.value.trim() === '' ? null : target.value })
          }
          data-test-subj="sourceFilter"
        />
      </EuiFormRow>
      <EuiFormRow fullWidth label="Its tags come from">
        <Choice
          options={ORIGINS}
          value={draft.origin}
          onChange={(origin) => onChange({ origin })}
          label="Its tags come from"
          subject="sourceOrigin"
        />
      </EuiFormRow>
      <EuiFormRow fullWidth label="Counted by" {...invalid('fields')}>
        <Choice
          options={TAGS_FROM}
          value={draft.tags_from}
          onChange={(tags_from) => onChange({ tags_from })}
          label="Counted by"
          subject="sourceTagsFrom"
        />
      </EuiFormRow>
      {ROLES.map(({ role, label, help }) => (
        <EuiFormRow
          key={role}
          fullWidth
          label={label}
          helpText={help}
          {...invalid(`fields.${role}`)}
        >
          <FieldChoice
            role={role}
            label={label}
            value={draft.fields[role]}
            suggestions={fields.data?.fields ?? []}
            isLoading={fields.isFetching}
            isInvalid={errors.has(`fields.${role}`)}
            onChange={(name) => onChange({ fields: withField(draft, role, name) })}
          />
        </EuiFormRow>
      ))}
    </>
  );
}

const withField = ({ fields }: Source, role: FieldRole, name: string | null): Source['fields'] =>
  role === 'time' ? { ...fields, time: name ?? '' } : { ...fields, [role]: name };

interface ChoiceProps<Value extends string> {
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly label: string;
  readonly subject: string;
}

function Choice<Value extends string>({
  options,
  value,
  onChange,
  label,
  subject,
}: ChoiceProps<Value>) {
  const values = Object.keys(options) as Value[];
  return (
    <EuiSelect
      fullWidth
      aria-label={label}
      options={values.map((each) => ({ value: each, text: options[each] }))}
      value={value}
      onChange={({ target }) => onChange(values.find((each) => each === target.value) ?? value)}
      data-test-subj={subject}
    />
  );
}

interface FieldChoiceProps {
  readonly role: FieldRole;
  readonly label: string;
  readonly value: string | null;
  readonly suggestions: readonly { readonly name: string; readonly type: string }[];
  readonly isLoading: boolean;
  readonly isInvalid: boolean;
  readonly onChange: (name: string | null) => void;
}

function FieldChoice({
  role,
  label,
  value,
  suggestions,
  isLoading,
  isInvalid,
  onChange,
}: FieldChoiceProps) {
  const options = useMemo(
    () =>
      suggestions
        .filter(({ type }) => (role === 'time') === type.startsWith('date'))
        .map(({ name }) => ({ label: name })),
    [role, suggestions]
  );
  return (
    <EuiComboBox
      fullWidth
      singleSelection={{ asPlainText: true }}
      aria-label={label}
      placeholder="none"
      options={options}
      selectedOptions={value ? [{ label: value }] : []}
      isLoading={isLoading}
      isInvalid={isInvalid}
      isClearable={role !== 'time'}
      onChange={([chosen]) => onChange(chosen?.label ?? null)}
      onCreateOption={(name) => onChange(name.trim() || null)}
      data-test-subj={`sourceField-${role}`}
    />
  );
}
