import { type Suppression, suppressionSchema } from '../../common/http/suppressions';
import type { StateStore } from '../platform/state';

/** By the suppression's id; made by `plugin.ts`. */
export type SuppressionState = StateStore<Suppression>;

export const SUPPRESSION_FORMAT = {
  kind: 'suppression',
  schemaVersion: 1,
  payload: suppressionSchema,
} as const;
