import { join } from 'node:path';
import { plugin } from '../server';
import { CoverageError } from '../common/errors';
import { buildBrowser } from './build_browser';
import { openCluster } from './cluster';
import { fillCluster } from './fill_cluster';
import { parseOptions, USAGE } from './options';
import { startHost } from './server/http_server';
import { consoleLogger, progress } from './console';
import { freePortFrom } from './port';

const ROOT = join(__dirname, '..');
const PREFERRED_PORT = 5600;

/** `npm start`: Elasticsearch, events and the page, until Ctrl+C. */
async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) return void process.stdout.write(USAGE);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
  try {
    const bundles = join(ROOT, '.cache', 'standalone');
    const [cluster] = await Promise.all([
      openCluster(process.env, {
        version: options.elasticsearch,
        heapMb: options.heapMb,
        home: join(ROOT, '.elasticsearch'),
        log: progress,
      }).then((opened) => {
        stops.push(opened.stop);
        return opened;
      }),
      buildBrowser(ROOT, bundles),
    ]);
    await fillCluster(cluster, options, progress);
    const host = await startHost(plugin, {
      connection: cluster.connection,
      asksForLogin: cluster.asksForLogin,
      bundles,
      port: options.port ?? (await freePortFrom(PREFERRED_PORT)),
      logger: consoleLogger,
    });
    stops.push(host.stop);
    progress(`Elasticsearch: ${cluster.connection.url}`);
    progress(`ATT&CK Coverage is ready: ${host.url}/app/attackCoverage`);
    progress('Press Ctrl+C to stop.');
  } catch (error) {
    await stop();
    throw error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof CoverageError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
