import { join } from 'node:path';
import { createClients } from '../server/platform/own_client/clients';
import { elasticsearchFor } from '../server/platform/elasticsearch';
import { plugin } from '../server';
import { consoleLogger, progress } from '../standalone/console';
import { startElasticsearch } from '../standalone/elasticsearch/launcher';
import { startHost } from '../standalone/server/http_server';
import { sourceOf } from './coverage_bench';
import { keep } from './keep';
import { DAY_MS, seed, SEEDED_RANGE, type Workload } from './seed';
import { median, rounded } from './stats';

/**
 * `npm run bench:scaling`: how each request's cost grows with events, shards, hosts and time range. Fills 31 million events
 * the first time; `--seed-only` stops there.
 */
const ROOT = join(__dirname, '..');
const CATALOGUES = join(ROOT, 'server', 'catalogue', 'data');
const RUNS = 5;
/** The same five million by time: an index for every five days. */
const BY_TIME = 'scale-by-time';
const PARTS = 10;

const WORKLOADS: readonly Workload[] = [
  { index: 'scale-500k', events: 500_000, others: 0 },
  { index: 'scale-500k-5000-hosts', events: 500_000, others: 0, hosts: 5_000 },
  { index: 'scale-5m', events: 5_000_000, others: 0 },
  { index: 'scale-20m', events: 20_000_000, others: 0 },
];

function byTime(): readonly Workload[] {
  const width = (SEEDED_RANGE.end - SEEDED_RANGE.start) / PARTS;
  return Array.from({ length: PARTS }, (_, n) => ({
    index: `${BY_TIME}-${n}`,
    events: 500_000,
    others: 0,
    range: { start: SEEDED_RANGE.start + n * width, end: SEEDED_RANGE.start + (n + 1) * width },
  }));
}

const REQUESTS = {
  coverage: '/coverage',
  details: '/coverage/details',
  facts: '/facts',
  gaps: '/gaps',
  hosts: '/gaps/hosts',
  volume: '/volume',
  technique_summary: '/techniques/T1055/summary',
  technique_events: '/techniques/T1055/events',
} as const;

const FLYOUT = ['technique_summary', 'technique_events'];

async function main(seedOnly: boolean): Promise<void> {
  const node = await startElasticsearch({
    home: join(ROOT, '.elasticsearch'),
    dataName: 'bench-scaling',
    heapMb: 2_048,
    log: progress,
  });
  const connection = { url: node.url, auth: null, ca: null, major: 8 } as const;
  const clients = createClients(connection);
  const es = elasticsearchFor(clients.asCurrentUser({}));
  try {
    for (const workload of WORKLOADS) await seed(es, CATALOGUES, workload, progress);
    for (const part of byTime()) await seed(es, CATALOGUES, part, progress);
    if (seedOnly) return;
    const host = await startHost(plugin, {
      connection,
      bundles: join(ROOT, '.cache', 'bench'),
      logger: consoleLogger,
      asksForLogin: false,
    });
    try {
      const indices = [...WORKLOADS.map(({ index }) => index), `${BY_TIME}-*`];
      const figures = [];
      for (const index of indices) {
        for (const days of [40, 4]) figures.push(await measure(host.url, index, days));
      }
      await keep({ figures }, 'scaling-');
    } finally {
      await host.stop();
    }
  } finally {
    await clients.close();
    await node.stop();
  }
}

/**
 * Median milliseconds of each request over the last days. Each run asks for another range, past the request cache; never for all of
 * the events, for which Elasticsearch drops the range and answers from the cache after all.
 */
async function measure(url: string, index: string, days: number) {
  const milliseconds: Record<string, number> = {};
  let moment = 0;
  for (const [name, path] of Object.entries(REQUESTS)) {
    const times: number[] = [];
    for (let run = -2; run < RUNS; run++) {
      moment++;
      const from = new Date(SEEDED_RANGE.end - days * DAY_MS - moment).toISOString();
      const to = new Date(SEEDED_RANGE.end - moment).toISOString();
      const body = {
        filter: { from, to },
        sources: [{ ...sourceOf(index), id: 'bench' }],
        ...(FLYOUT.includes(name) ? { with_sub_techniques: true } : {}),
      };
      const started = performance.now();
      const response = await fetch(`${url}/api/attack_coverage${path}`, {
        method: 'POST',
        headers: { 'kbn-xsrf': 'bench', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${path} of ${index}: ${answer.slice(0, 500)}`);
      if (run >= 0) times.push(performance.now() - started);
    }
    milliseconds[name] = rounded(median(times));
  }
  progress(`${index}, ${days} days: ${JSON.stringify(milliseconds)}`);
  return { index, days, milliseconds };
}

main(process.argv.includes('--seed-only')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
