import {
  EuiButton,
  EuiComboBox,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
} from '@elastic/eui';
import { type FormEvent, useState } from 'react';
import {
  DEFAULT_RULE_NAME_FIELDS,
  type EnrichmentOptionsInput,
} from '../../../common/http/enrichment';

export interface OptionsFormProps {
  readonly options: EnrichmentOptionsInput;
  readonly onChange: (options: EnrichmentOptionsInput) => void;
}

/** Name of the pipeline, where it finds the rule name, and how its fields begin. */
export function OptionsForm({ options, onChange }: OptionsFormProps) {
  const [name, setName] = useState(options.name);
  const [prefix, setPrefix] = useState(options.target_prefix);
  const [fields, setFields] = useState<readonly string[]>(options.rule_name_fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ name: name.trim(), target_prefix: prefix.trim(), rule_name_fields: [...fields] });
  };
  return (
    <form onSubmit={submit}>
      <EuiFlexGroup gutterSize="s" alignItems="flexEnd" wrap>
        <EuiFlexItem style={{ minWidth: 220 }}>
          <EuiFormRow label="Name of the pipeline" fullWidth>
            <EuiFieldText
              fullWidth
              value={name}
              onChange={({ target }) => setName(target.value)}
              data-test-subj="pipelineName"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={3} style={{ minWidth: 320 }}>
          <EuiFormRow label="Fields that may hold the rule name, best first" fullWidth>
            <EuiComboBox<string>
              fullWidth
              aria-label="Fields that may hold the rule name"
              options={DEFAULT_RULE_NAME_FIELDS.map((label) => ({ label }))}
              selectedOptions={fields.map((label) => ({ label }))}
              onChange={(chosen) => setFields(chosen.map(({ label }) => label))}
              onCreateOption={(label) => setFields([...fields, label.trim()])}
              data-test-subj="ruleNameFields"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 120 }}>
          <EuiFormRow label="Fields begin with" fullWidth>
            <EuiFieldText
              fullWidth
              value={prefix}
              onChange={({ target }) => setPrefix(target.value)}
              data-test-subj="targetPrefix"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            type="submit"
            isDisabled={fields.length === 0 || name.trim() === ''}
            data-test-subj="applyOptions"
          >
            Apply
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </form>
  );
}
