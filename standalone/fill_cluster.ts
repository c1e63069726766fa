import { CoverageError } from '../common/errors';
import { elasticsearchFor } from '../server/platform/elasticsearch';
import { createClients } from '../server/platform/own_client/clients';
import { findFiles } from '../server/loading/find_files';
import { loadDemo } from '../server/loading/load_demo';
import { loadFiles } from '../server/loading/load_files';
import type { Cluster } from './cluster';
import type { StandaloneOptions } from './options';

/**
 * Brings events into the cluster: recorded files where they are named, else the demo, which goes into a cluster
 * of the user's own only when asked for.
 */
export async function fillCluster(
  { connection, embedded, asksForLogin }: Cluster,
  { demo, load, shiftToNow }: StandaloneOptions,
  log: (line: string) => void
): Promise<void> {
  const wantsDemo = demo === 'yes' || (demo === 'auto' && embedded && load.length === 0);
  if (load.length === 0 && !wantsDemo) return;
  if (asksForLogin) {
    throw new CoverageError(
      'invalid_input',
      'Loading events needs credentials: set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD.'
    );
  }
  const clients = createClients(connection);
  const es = elasticsearchFor(clients.asCurrentUser({}));
  try {
    if (load.length > 0) {
      const paths = await findFiles(load);
      log(`Loading ${paths.length} file(s) ...`);
      const shift = shiftToNow ? ('load' as const) : (false as const);
      const { created, already_there, bad_lines } = await loadFiles({
        paths,
        es,
        shiftToNow: shift,
      });
      log(`Loaded ${created} events; ${already_there} were there already.`);
      for (const { file, line, reason } of bad_lines.slice(0, 10))
        log(`  ${file}:${line}: ${reason}`);
      if (bad_lines.length > 10)
        log(`  and ${bad_lines.length - 10} more lines that could not be loaded`);
    }
    if (wantsDemo) {
      log('Demo events: a made-up company of 12 hosts, 30 days ...');
      const { status, created, duration_ms } = await loadDemo({ es });
      log(
        status === 'already_there'
          ? 'Demo events are there already.'
          : `Loaded ${created} demo events in ${(duration_ms / 1000).toFixed(1)} s.`
      );
    }
  } finally {
    await clients.close();
  }
}
