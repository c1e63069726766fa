import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';

/** An index of ours. No dot names: the calling user may not write those. */
export type StateIndexName = `attack-coverage-${string}`;

/** Fields that stand beside `payload` because they are searched or charted. */
export type FieldMappings = Readonly<Record<string, object>>;

const ENVELOPE: FieldMappings = {
  space: { type: 'keyword' },
  kind: { type: 'keyword' },
  name: { type: 'keyword', ignore_above: 1_024 },
  schema_version: { type: 'integer' },
  created_at: { type: 'date' },
  created_by: { type: 'keyword' },
  updated_at: { type: 'date' },
  updated_by: { type: 'keyword' },
  payload: { type: 'object', enabled: false },
};

/** What Elasticsearch needs to know before the first document: left to itself, it would map every payload. */
export const indexBody = (beside: FieldMappings) => ({
  settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
  mappings: { dynamic: false, properties: { ...beside, ...ENVELOPE } },
});

/** Creates the index where it is not there yet. */
export async function ensureIndex(
  elasticsearch: Elasticsearch,
  index: StateIndexName,
  beside: FieldMappings
): Promise<void> {
  if (await exists(elasticsearch, index)) return;
  try {
    await elasticsearch.request({ method: 'PUT', path: `/${index}`, body: indexBody(beside) });
  } catch (error) {
    // Somebody else was faster.
    if (!(await exists(elasticsearch, index))) throw error;
  }
}

async function exists(elasticsearch: Elasticsearch, index: StateIndexName): Promise<boolean> {
  try {
    await elasticsearch.request({ method: 'GET', path: `/${index}/_mapping` });
    return true;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'not_found') return false;
    throw error;
  }
}
