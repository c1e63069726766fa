import { join } from 'node:path';
import { bundleBrowser, PAGE_ENTRY } from '../scripts/bundle/bundle_browser';
import { gzipBytes, sizeByPackage } from '../scripts/bundle/size_report';
import { plugin } from '../server';
import { elasticsearchFor } from '../server/platform/elasticsearch';
import { createClients } from '../server/platform/own_client/clients';
import { buildBrowser } from '../standalone/build_browser';
import { consoleLogger, progress } from '../standalone/console';
import { startElasticsearch } from '../standalone/elasticsearch/launcher';
import { startHost } from '../standalone/server/http_server';
import { benchCoverage } from './coverage_bench';
import { keep } from './keep';
import { benchLoad } from './load_bench';
import { benchPage } from './page_bench';
import { benchRanking } from './ranking_bench';
import { seed, type Workload } from './seed';
import { rounded } from './stats';
import { benchVolume } from './volume_bench';

const ROOT = join(__dirname, '..');
const CATALOGUES = join(ROOT, 'server', 'catalogue', 'data');

/** `npm run bench [-- --events 5000000]`: measures on seeded events and keeps the figures. */
async function main(events: number): Promise<void> {
  const small: Workload = { index: 'bench-small', events: events / 10, others: 0 };
  const large: Workload = { index: 'bench-large', events, others: 0 };
  const mixed: Workload = { index: 'bench-mixed', events, others: 0.5 };
  const bundles = join(ROOT, '.cache', 'bench');
  const node = await startElasticsearch({
    home: join(ROOT, '.elasticsearch'),
    dataName: `bench-${events}`,
    heapMb: 1024,
    log: progress,
  });
  const connection = { url: node.url, auth: null, ca: null, major: 8 } as const;
  const clients = createClients(connection);
  const es = elasticsearchFor(clients.asCurrentUser({}));
  try {
    for (const workload of [small, large, mixed]) await seed(es, CATALOGUES, workload, progress);
    await buildBrowser(ROOT, bundles);
    const host = await startHost(plugin, {
      connection,
      bundles,
      logger: consoleLogger,
      asksForLogin: false,
    });
    try {
      const coverage = [];
      for (const workload of [small, large, mixed])
        coverage.push(await benchCoverage(es, host.url, workload));
      const growth = rounded(
        (coverage[1]?.coverage_ms ?? NaN) / (coverage[0]?.coverage_ms ?? NaN),
        2
      );
      const page = await benchPage(host.url, large.index);
      const volume = await benchVolume(es, host.url, large.index);
      const ranking = await benchRanking(host.url, large.index);
      const load = await benchLoad(es);
      await keep({
        coverage,
        growth_ten_times_the_events: growth,
        page,
        volume,
        ranking,
        load,
        size: await sizes(),
      });
    } finally {
      await host.stop();
    }
  } finally {
    await clients.close();
    await node.stop();
  }
}

async function sizes() {
  const { files, app } = await bundleBrowser({ root: ROOT, minify: true });
  const entry = files.filter(({ name }) => name === PAGE_ENTRY);
  return {
    page_entry_gzip_bytes: gzipBytes(entry),
    app_gzip_bytes: gzipBytes(app.files),
    largest_packages: sizeByPackage(app.metafile).slice(0, 8),
  };
}

const asked = process.argv.indexOf('--events');
main(asked < 0 ? 5_000_000 : Number(process.argv[asked + 1])).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
