import { z } from 'zod';
import { CoverageError } from '../common/errors';
import { createBuiltinCatalogues } from '../server/catalogue/builtin';
import { seedEvents } from '../server/loading/seed_events';
import type { Elasticsearch } from '../server/platform/elasticsearch';

/** One index of seeded events in HELK's layout. */
export interface Workload {
  readonly index: string;
  readonly events: number;
  /** Share of events of other channels than Sysmon's. */
  readonly others: number;
  /** 200 unless told. */
  readonly hosts?: number;
  /** Milliseconds since 1970; `SEEDED_RANGE` unless told. */
  readonly range?: { readonly start: number; readonly end: number };
}

export const DAY_MS = 86_400_000;
const DAYS = 50;

/** Fifty days that end at a fixed time, so that every run seeds the same events. */
export const SEEDED_RANGE = {
  start: Date.parse('2026-09-01T00:00:00.000Z'),
  end: Date.parse('2026-09-01T00:00:00.000Z') + DAYS * DAY_MS,
} as const;

/** Fills an index with every technique of the built-in catalogue, in volumes that fall as 1/n. */
export async function seed(
  es: Elasticsearch,
  catalogueFolder: string,
  { index, events, others, hosts = 200, range = SEEDED_RANGE }: Workload,
  log: (line: string) => void
): Promise<void> {
  if ((await countOf(es, index)) === events) return log(`${index} is there from an earlier run.`);
  const { techniques } = createBuiltinCatalogues({ dataDir: catalogueFolder }).read(
    'enterprise',
    '18.1'
  );
  log(`Seeding ${index}: ${events.toLocaleString('en-US')} events ...`);
  const { duration_ms } = await seedEvents({
    es,
    index,
    seed: 1,
    count: events,
    ...range,
    techniqueIds: techniques.map(({ id }) => id),
    untaggedShare: 0.6,
    hosts,
    otherChannelsShare: others,
  });
  await es.request({ method: 'POST', path: `/${index}/_refresh` });
  await es.request({
    method: 'POST',
    path: `/${index}/_forcemerge`,
    querystring: { max_num_segments: 5 },
  });
  log(`  ${Math.round(events / (duration_ms / 1000)).toLocaleString('en-US')} events/s`);
}

/** @returns null where there is no such index */
async function countOf(es: Elasticsearch, index: string): Promise<number | null> {
  try {
    const answer = await es.request({ method: 'GET', path: `/${index}/_count` });
    return z.object({ count: z.number() }).parse(answer).count;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'not_found') return null;
    throw error;
  }
}
