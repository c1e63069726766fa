import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { LoadTarget } from './bulk_writer';

/** The two settings that a load changes, null where they are not set. */
interface Pace {
  readonly refresh_interval: string | null;
  readonly durability: string | null;
}

/** While loading: no refreshing, no waiting for the disk after each bulk. A load that breaks is simply repeated. */
const LOADING: Pace = { refresh_interval: '-1', durability: 'async' };

const settingsSchema = z.record(
  z.string(),
  z.object({
    settings: z.object({
      index: z
        .object({
          refresh_interval: z.string().nullish(),
          translog: z.object({ durability: z.string().nullish() }).nullish(),
        })
        .loose(),
    }),
  })
);

/** Puts an index back to normal after a load and makes what was loaded visible. */
export type RestoreIndex = () => Promise<void>;

/**
 * Creates the index, or takes the existing one, and sets it up for loading.
 *
 * @param body - settings and mappings for a new index; an existing one keeps its own
 * @returns what sets the pace back as it was
 * @throws CoverageError of Elasticsearch; a missing right to change an existing index's settings only costs speed
 */
export async function prepareIndex(
  es: LoadTarget,
  index: string,
  body: object
): Promise<RestoreIndex> {
  const path = `/${encodeURIComponent(index)}`;
  await createUnlessThere(es, index, body);
  const former = await readPace(es, path);
  const changed = former !== null && (await setPace(es, path, LOADING));
  return async () => {
    if (changed) await setPace(es, path, former);
    await es.request({ method: 'POST', path: `${path}/_refresh` });
  };
}

/** Creates an index; an existing one keeps its settings and mappings. */
export async function createUnlessThere(
  es: LoadTarget,
  index: string,
  body: object
): Promise<void> {
  try {
    await es.request({ method: 'PUT', path: `/${encodeURIComponent(index)}`, body });
  } catch (error) {
    if (!(error instanceof Error) || !/already[ _]exists/.test(error.message)) throw error;
  }
}

/** Null where we may not ask. What an interrupted load left behind counts as not set. */
async function readPace(es: LoadTarget, path: string): Promise<Pace | null> {
  const request = { method: 'GET', path: `${path}/_settings` } as const;
  const answer = await unlessForbidden(() => es.request(request));
  if (answer === undefined) return null;
  const [entry] = Object.values(settingsSchema.parse(answer));
  const refresh_interval = entry?.settings.index.refresh_interval ?? null;
  const durability = entry?.settings.index.translog?.durability ?? null;
  const leftBehind = refresh_interval === LOADING.refresh_interval;
  return leftBehind
    ? { refresh_interval: null, durability: null }
    : { refresh_interval, durability };
}

async function setPace(es: LoadTarget, path: string, pace: Pace): Promise<boolean> {
  const { refresh_interval, durability } = pace;
  const body = { index: { refresh_interval, 'translog.durability': durability } };
  const request = { method: 'PUT', path: `${path}/_settings`, body } as const;
  return (await unlessForbidden(() => es.request(request))) !== undefined;
}

async function unlessForbidden(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'forbidden') return undefined;
    throw error;
  }
}
