import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { normalizeEvent } from '../common/recorded/normalize_event';
import { buildEventIndex } from '../server/loading/event_index';
import { findFiles } from '../server/loading/find_files';
import { loadDemo } from '../server/loading/load_demo';
import { loadFiles } from '../server/loading/load_files';
import { openEventFiles } from '../server/loading/open_event_files';
import { prepareIndex } from '../server/loading/prepare_index';
import { readEvents } from '../server/loading/read_events';
import { seedEvents } from '../server/loading/seed_events';
import { surveyFile } from '../server/loading/survey_file';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import { SEEDED_RANGE } from './seed';
import { rounded } from './stats';

const RECORDED = join(__dirname, '../../shared/data/events');
const SEEDED = 300_000;
const BULK = 1_000;
const PARALLEL = 4;

/** Events per second from the file, or the generator, into an index of the embedded node. */
export interface LoadFigures {
  readonly seeded_per_s: number;
  readonly demo_per_s: number;
  /** Recorded events with up to 200 fields; null where the recordings are absent. */
  readonly recorded_per_s: number | null;
  /** The same documents, ready made, by `_bulk` alone: what Elasticsearch takes at most here. */
  readonly recorded_bare_per_s: number | null;
}

export async function benchLoad(es: Elasticsearch): Promise<LoadFigures> {
  const there = existsSync(RECORDED);
  await remove(es);
  // Each kind once for nothing: a node that has just started is still compiling itself.
  if (there) await loadRecorded(es);
  const figures = {
    seeded_per_s: await loadSeeded(es),
    demo_per_s: await loadDemoEvents(es),
    recorded_bare_per_s: there ? await loadBare(es) : null,
    recorded_per_s: there ? await loadRecorded(es) : null,
  };
  await remove(es);
  return figures;
}

/** By their names: a cluster need not let anybody delete by a wildcard. */
async function remove(es: Elasticsearch): Promise<void> {
  const path = '/bench-load-*,sysmon-demo-*/_mapping';
  const found = await es.request({
    method: 'GET',
    path,
    querystring: { ignore_unavailable: true },
  });
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(found));
  if (names.length > 0) await es.request({ method: 'DELETE', path: `/${names.join(',')}` });
}

const perSecond = (events: number, duration_ms: number): number =>
  rounded(events / (duration_ms / 1_000), 0);

async function loadSeeded(es: Elasticsearch): Promise<number> {
  const { created, duration_ms } = await seedEvents({
    es,
    index: 'bench-load-seeded',
    seed: 2,
    count: SEEDED,
    ...SEEDED_RANGE,
    techniqueIds: ['T1055', 'T1059.001', 'T1112'],
    untaggedShare: 0.6,
    hosts: 200,
    otherChannelsShare: 0,
  });
  return perSecond(created, duration_ms);
}

async function loadDemoEvents(es: Elasticsearch): Promise<number> {
  const { created, duration_ms } = await loadDemo({ es });
  return perSecond(created, duration_ms);
}

async function loadRecorded(es: Elasticsearch): Promise<number> {
  await remove(es);
  const paths = await findFiles([RECORDED]);
  const { created, duration_ms } = await loadFiles({ paths, index: 'bench-load-recorded', es });
  return perSecond(created, duration_ms);
}

async function loadBare(es: Elasticsearch): Promise<number> {
  const { bulks, indices, events } = await readyMade();
  for (const [name, body] of indices) await prepareIndex(es, name, body);
  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let lines = bulks[next++]; lines !== undefined; lines = bulks[next++]) {
        const querystring = { filter_path: 'errors' };
        await es.request({ method: 'POST', path: '/_bulk', querystring, lines });
      }
    })
  );
  return perSecond(events, performance.now() - started);
}

async function readyMade() {
  const indices = new Map<string, object>();
  const bulks: string[][] = [[]];
  let events = 0;
  for (const path of await findFiles([RECORDED])) {
    for (const file of await openEventFiles(path)) {
      const { clock_offset_ms, helk } = await surveyFile(file, {
        wantsNewest: false,
        keepBytes: 0,
      });
      for await (const read of readEvents(file)) {
        if (read.kind === 'bad') continue;
        const options = { file: file.name, line: read.line, clock_offset_ms, shift_ms: 0, helk };
        const normalized = normalizeEvent(read.document, options);
        if (normalized.kind === 'bad') continue;
        const index = `bench-load-bare-${normalized.layout}`;
        indices.set(index, buildEventIndex(normalized.layout));
        const last = bulks[bulks.length - 1] ?? [];
        last.push(`{"create":{"_index":"${index}"}}`, JSON.stringify(normalized.document));
        events++;
        if (last.length >= 2 * BULK) bulks.push([]);
      }
    }
  }
  return { indices, events, bulks: bulks.filter((lines) => lines.length > 0) };
}
