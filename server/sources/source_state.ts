import { type SourceChoice, sourceChoiceSchema } from '../../common/http/sources';
import { type Source, sourceSchema } from '../../common/sources/source';
import type { StateStore } from '../platform/state';

/** What users saved about sources; made by `plugin.ts`. */
export interface SourceState {
  /** By the source's id. */
  readonly saved: StateStore<Source>;
  readonly choice: StateStore<SourceChoice>;
}

export const CHOICE_NAME = 'choice';

export const SOURCE_FORMATS = {
  saved: { kind: 'source', schemaVersion: 1, payload: sourceSchema },
  choice: { kind: 'choice of sources', schemaVersion: 1, payload: sourceChoiceSchema },
} as const;
