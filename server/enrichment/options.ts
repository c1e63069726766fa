import { CoverageError } from '../../common/errors';

export interface EnrichmentOptions {
  /** Fields that may carry the rule name, best first: `winlog.event_data.RuleName`. The first that says something is used. */
  readonly ruleNameFields: readonly string[];
  /** Put before the names of the fields written: `mitre_`. */
  readonly targetPrefix: string;
}

const FIELD = /^[A-Za-z_@][\w@-]*(\.[\w@-]+)*$/;
const PREFIX = /^[a-z][a-z0-9_]{0,30}$/;

/** @throws CoverageError `invalid_input` where a field name or the prefix cannot be used */
export function checkEnrichmentOptions({ ruleNameFields, targetPrefix }: EnrichmentOptions): void {
  if (ruleNameFields.length === 0) {
    throw new CoverageError('invalid_input', 'Name at least one field that carries the rule name.');
  }
  const bad = ruleNameFields.find((field) => !FIELD.test(field));
  if (bad !== undefined) throw new CoverageError('invalid_input', `Not a field name: "${bad}"`);
  if (!PREFIX.test(targetPrefix)) {
    const rule = 'a lower-case letter, then letters, digits and underscores';
    throw new CoverageError(
      'invalid_input',
      `Not a prefix for fields: "${targetPrefix}"; use ${rule}.`
    );
  }
}

/** Tag on events whose rule name could not be read, in both generated forms. */
export const FAILURE_TAG = '_rule_name_failure';
