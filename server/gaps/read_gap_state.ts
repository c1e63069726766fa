import { type GapMapping, PUBLISHED_MAPPING } from '../../common/gaps/mapping';
import type { Judgement, StoredJudgement } from '../../common/http/gap_judgements';
import type { StoredMapping } from '../../common/http/gap_mapping';
import type { Elasticsearch } from '../platform/elasticsearch';
import { readOrExplain } from '../platform/read_or_explain';
import type { Stored } from '../platform/state';
import { type GapState, MAPPING_NAME } from './gap_state';

export interface ReadGapState {
  readonly mapping: GapMapping;
  readonly judgements: readonly StoredJudgement[];
  /** What could not be read, so that it does not count. */
  readonly problems: readonly string[];
}

/**
 * What stands for data components and what people judged, in the caller's space. Where it may not be read, or a newer
 * version of the plugin wrote it, what was published counts, and the answer says so.
 */
export async function readGapState(
  { mapping, judgements }: GapState,
  elasticsearch: Elasticsearch
): Promise<ReadGapState> {
  const [stored, list] = await Promise.all([
    readOrExplain(mapping.read(elasticsearch, MAPPING_NAME), null),
    readOrExplain(judgements.list(elasticsearch), { entries: [], unreadable: [] }),
  ]);
  const messages = [stored.problem, list.problem].filter((text): text is string => text !== null);
  return {
    mapping: stored.value?.payload ?? PUBLISHED_MAPPING,
    judgements: list.value.entries.map(toStoredJudgement),
    problems: [...new Set([...messages, ...list.value.unreadable.map(({ message }) => message)])],
  };
}

export const toStoredJudgement = ({
  payload,
  version,
  created_at,
  created_by,
  updated_at,
  updated_by,
}: Stored<Judgement>): StoredJudgement => ({
  judgement: payload,
  version,
  created_at,
  created_by,
  updated_at,
  updated_by,
});

export const toStoredMapping = (stored: Stored<GapMapping> | null): StoredMapping => ({
  mapping: stored?.payload ?? PUBLISHED_MAPPING,
  version: stored?.version ?? null,
  updated_at: stored?.updated_at ?? null,
  updated_by: stored?.updated_by ?? null,
});
