import { type Judgement, judgementSchema } from '../../common/http/gap_judgements';
import { type GapMapping, gapMappingSchema } from '../../common/gaps/mapping';
import type { StateStore } from '../platform/state';

/** What the slice keeps in Elasticsearch; made by `plugin.ts`. */
export interface GapState {
  /** By the key of what is judged. */
  readonly judgements: StateStore<Judgement>;
  /** One of each space, under `MAPPING_NAME`. */
  readonly mapping: StateStore<GapMapping>;
}

export const MAPPING_NAME = 'mapping';

export const GAP_FORMATS = {
  judgements: { kind: 'judgement', schemaVersion: 1, payload: judgementSchema },
  mapping: { kind: 'mapping of data components', schemaVersion: 1, payload: gapMappingSchema },
} as const;
