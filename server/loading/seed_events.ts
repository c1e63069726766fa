import { generateSeededEvents, type SeededOptions } from '../../common/demo/seeded';
import { CoverageError } from '../../common/errors';
import { BulkWriter, type LoadTarget } from './bulk_writer';
import { prepareIndex } from './prepare_index';

export interface SeedOptions extends SeededOptions {
  readonly es: LoadTarget;
  readonly index: string;
  readonly onProgress?: (events: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

const KEYWORD = { type: 'keyword' } as const;
const BODY = {
  settings: { number_of_shards: 1, number_of_replicas: 0 },
  mappings: {
    dynamic: 'strict',
    properties: {
      '@timestamp': { type: 'date' },
      event_id: { type: 'long' },
      host_name: KEYWORD,
      log_name: KEYWORD,
      source_name: KEYWORD,
      User: KEYWORD,
      Image: KEYWORD,
      ProcessGuid: KEYWORD,
      RuleName: KEYWORD,
      mitre_technique_id: KEYWORD,
    },
  },
} as const;

/**
 * Fills an index with seeded events; one that already holds the same events gains none.
 *
 * @throws CoverageError `elasticsearch_failed` when an event was refused
 */
export async function seedEvents(options: SeedOptions): Promise<{
  readonly created: number;
  readonly already_there: number;
  readonly duration_ms: number;
}> {
  const { es, index, onProgress, signal, seed } = options;
  const started = Date.now();
  const restore = await prepareIndex(es, index, BODY);
  try {
    const writer = new BulkWriter(es, { signal, maxItems: 5_000 });
    let line = 0;
    for (const event of generateSeededEvents(options)) {
      line++;
      await writer.add({
        index,
        id: `${seed}-${line}`,
        text: JSON.stringify(event),
        file: 'seed',
        line,
      });
      if (line % 100_000 === 0) onProgress?.(line);
    }
    const { created, already_there, bad_lines } = await writer.finish();
    const [bad] = bad_lines;
    if (bad)
      throw new CoverageError('elasticsearch_failed', `A seeded event was refused: ${bad.reason}`);
    return { created, already_there, duration_ms: Date.now() - started };
  } finally {
    await restore();
  }
}
