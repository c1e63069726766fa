import { z } from 'zod';
import {
  DEMO_INDICES,
  type DemoIndex,
  demoMapping,
  placeEvents,
} from '../../common/demo/demo_indices';
import { buildFleet } from '../../common/demo/fleet';
import { generateDemoEvents } from '../../common/demo/generate_demo_events';
import { CoverageError } from '../../common/errors';
import { BulkWriter, type LoadTarget } from './bulk_writer';
import { prepareIndex, type RestoreIndex } from './prepare_index';

/** Raised when the generated events change, so that old demo data are made anew. */
const GENERATION = 1;
const GENERATOR = 'attack_coverage_demo';
const DAY_MS = 86_400_000;

const metaSchema = z.object({
  generator: z.literal(GENERATOR),
  generation: z.number(),
  seed: z.number(),
  days: z.number(),
  hosts: z.number(),
  scale: z.number(),
  end_ms: z.number(),
  /** Set when the last event has been written: a broken load is made anew. */
  complete: z.boolean(),
});

type DemoMeta = z.infer<typeof metaSchema>;

export interface LoadDemoOptions {
  readonly es: LoadTarget;
  readonly seed?: number;
  readonly days?: number;
  readonly hosts?: number;
  readonly scale?: number;
  /** HELK's `text` with `.keyword` instead of plain keywords. */
  readonly helkTextMapping?: boolean;
  readonly now?: () => number;
  readonly onProgress?: (events: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

export interface DemoSummary {
  readonly status: 'loaded' | 'already_there';
  readonly indices: readonly string[];
  /** Written now; 0 where all were there. */
  readonly created: number;
  /** ISO 8601: the newest event is a second before. */
  readonly end: string;
  readonly duration_ms: number;
}

/**
 * Fills `sysmon-demo-*`, once: the range ends now at the first call. Later calls leave the events alone while they
 * are complete, made by the same options and less than a day old; otherwise the demo's indices are deleted and
 * filled anew, so that "the last 30 days" never run dry. What the indices hold stands in their `_meta`.
 *
 * @throws CoverageError `conflict` where an index of that name holds something else: it is left alone
 */
export async function loadDemo(options: LoadDemoOptions): Promise<DemoSummary> {
  const { es, seed = 1, days = 30, hosts = 12, scale = 1, now = Date.now } = options;
  const started = Date.now();
  const end_ms = now();
  const wanted: DemoMeta = {
    generator: GENERATOR,
    generation: GENERATION,
    seed,
    days,
    hosts,
    scale,
    end_ms,
    complete: true,
  };
  const found = await readMetas(es);
  const [current] = found;
  const fresh =
    found.length === DEMO_INDICES.length && found.every((meta) => isFresh(meta, wanted));
  const created = fresh ? 0 : await fill(options, wanted, found.length > 0);
  return {
    status: fresh ? 'already_there' : 'loaded',
    indices: DEMO_INDICES,
    created,
    end: new Date(fresh && current ? current.end_ms : end_ms).toISOString(),
    duration_ms: Date.now() - started,
  };
}

function isFresh(meta: DemoMeta, wanted: DemoMeta): boolean {
  const { end_ms } = wanted;
  const same = JSON.stringify({ ...meta, end_ms }) === JSON.stringify(wanted);
  return same && Math.abs(end_ms - meta.end_ms) < DAY_MS;
}

/** What the existing demo indices say of themselves. */
async function readMetas(es: LoadTarget): Promise<readonly DemoMeta[]> {
  const path = `/${DEMO_INDICES.join(',')}/_mapping`;
  const answer = await es.request({
    method: 'GET',
    path,
    querystring: { ignore_unavailable: true },
  });
  const mappings = z
    .record(z.string(), z.object({ mappings: z.object({ _meta: z.unknown().optional() }) }))
    .parse(answer);
  return Object.keys(mappings).map((index) => {
    const meta = metaSchema.safeParse(mappings[index]?.mappings._meta);
    if (meta.success) return meta.data;
    throw new CoverageError(
      'conflict',
      `The index ${index} was not made by the demo. Delete or rename it, or start without the demo.`
    );
  });
}

async function fill(options: LoadDemoOptions, meta: DemoMeta, exists: boolean): Promise<number> {
  const { es, onProgress, signal, helkTextMapping = false } = options;
  if (exists) {
    const querystring = { ignore_unavailable: true };
    await es.request({ method: 'DELETE', path: `/${DEMO_INDICES.join(',')}`, querystring });
  }
  const restorers: RestoreIndex[] = [];
  try {
    for (const index of DEMO_INDICES) {
      restorers.push(
        await prepareIndex(
          es,
          index,
          indexBody(index, { ...meta, complete: false }, helkTextMapping)
        )
      );
    }
    const created = await write(es, meta, onProgress, signal);
    for (const index of DEMO_INDICES) {
      await es.request({ method: 'PUT', path: `/${index}/_mapping`, body: { _meta: meta } });
    }
    return created;
  } finally {
    for (const restore of restorers) await restore();
  }
}

const indexBody = (index: DemoIndex, meta: DemoMeta, helkTextMapping: boolean) => ({
  settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
  mappings: { _meta: meta, ...demoMapping(index, { helkTextMapping }) },
});

async function write(
  es: LoadTarget,
  { seed, days, hosts, scale, end_ms }: DemoMeta,
  onProgress: LoadDemoOptions['onProgress'],
  signal: LoadDemoOptions['signal']
): Promise<number> {
  const writer = new BulkWriter(es, { signal });
  const events = generateDemoEvents({ seed, end: end_ms, days, hosts, scale });
  let line = 0;
  for (const { index, document } of placeEvents(events, buildFleet(hosts))) {
    line++;
    await writer.add({
      index,
      id: `demo-${line}`,
      text: JSON.stringify(document),
      file: 'demo',
      line,
    });
    if (line % 5_000 === 0) onProgress?.(line);
  }
  const { created, bad_lines } = await writer.finish();
  const [bad] = bad_lines;
  if (bad)
    throw new CoverageError('elasticsearch_failed', `A demo event was refused: ${bad.reason}`);
  return created;
}
