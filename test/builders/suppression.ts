import { type Suppression, suppressionSchema } from '../../common/http/suppressions';

/** A valid suppression of a rule name; name what matters to the test. */
export const aSuppression = (facts: Partial<Record<keyof Suppression, unknown>> = {}) =>
  suppressionSchema.parse({
    id: 'noise',
    kind: 'rule_name',
    value: 'technique_id=T1055,technique_name=Seeded',
    techniques: null,
    reason: 'A known updater',
    owner: null,
    expires_at: null,
    ...facts,
  });
