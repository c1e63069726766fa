import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CoverageError } from '../../common/errors';
import { tryPort } from './free_port';
import { partsOf, prepareFolder } from './node_folder';
import type { RunningElasticsearch, StartOptions } from './options';
import { startSupervised, type SupervisedCommand } from './process';
import { SUPERUSER } from './security_files';
import { claimFolder, recordFileOf } from './stale_node';
import { PortLost } from './start_error';
import { makePlan, type StartPlan } from './start_plan';
import { waitUntilReady } from './wait_until_ready';

const PORT_ATTEMPTS = 3;

/**
 * Starts one Elasticsearch node on 127.0.0.1 and waits until it answers. It ends with this process,
 * however that ends; a program that catches signals should still call `stop` and wait for it.
 *
 * @throws CoverageError `unsupported` (Java, Maven, disk, memory), `conflict` (folder or port in
 *   use), `elasticsearch_unreachable` (could not be fetched), `elasticsearch_failed` (ended while
 *   starting), `timed_out`, `invalid_input`; each with what to do
 */
export async function startElasticsearch(
  options: StartOptions = {}
): Promise<RunningElasticsearch> {
  const plan = await makePlan(options);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startNode(plan);
    } catch (error) {
      // Between finding a free port and Elasticsearch taking it, another program may take it.
      const retry = error instanceof PortLost && plan.port === undefined;
      if (!retry || attempt === PORT_ATTEMPTS) throw error;
      plan.log('Another program took the port; trying the next one ...');
    }
  }
}

async function startNode(plan: StartPlan): Promise<RunningElasticsearch> {
  const { folder, version, password } = plan;
  const httpPort = await prepareNode(plan);
  plan.log(`Starting Elasticsearch ${version} (heap ${plan.heapMb} MB, data in ${folder}) ...`);
  const node = startSupervised(commandOf(plan));
  const url = `http://127.0.0.1:${httpPort}`;
  try {
    await waitUntilReady(plan, node, url);
  } catch (error) {
    await node.stop();
    throw error;
  }
  const credentials = password ? { username: SUPERUSER, password } : {};
  const { logFile } = partsOf(folder);
  return { url, version, ...credentials, pid: await node.pid, logFile, stop: node.stop };
}

/** Takes and fills the node's folder; answers the HTTP port written into its configuration. */
async function prepareNode(plan: StartPlan): Promise<number> {
  const httpPort = await tryPort(plan.port ?? 0);
  const transportPort = await tryPort(0);
  if (!httpPort || !transportPort) {
    throw new CoverageError('conflict', `Port ${plan.port} on 127.0.0.1 is taken: choose another.`);
  }
  const { folder, version, clusterName, password } = plan;
  const { data: dataFolder, logs: logFolder } = partsOf(folder);
  const ports = { httpPort, transportPort };
  const folders = { dataFolder, logFolder };
  const security = password !== undefined;
  try {
    await mkdir(folder, { recursive: true });
    await claimFolder(folder, plan.ephemeral, plan.log);
  } catch (error) {
    throw explainFolder(folder, error);
  }
  try {
    const settings = { version, clusterName, ...ports, ...folders, security };
    await prepareFolder({ ...plan, settings });
  } catch (error) {
    await rm(recordFileOf(folder), { force: true });
    throw explainFolder(folder, error);
  }
  return httpPort;
}

/** A checkout used by root once and by somebody else later has folders that are closed to them. */
function explainFolder(folder: string, error: unknown): CoverageError {
  if (error instanceof CoverageError) return error;
  return new CoverageError(
    'forbidden',
    `The folder of the node can not be prepared (${String(error)}). If it belongs to another user, ` +
      `remove it or run as that user: ${folder}`,
    error
  );
}

function commandOf(plan: StartPlan): SupervisedCommand {
  const { folder, installation, java, version, ephemeral, account } = plan;
  const { config, temporary, logFile } = partsOf(folder);
  const program = process.platform === 'win32' ? 'elasticsearch.bat' : 'elasticsearch';
  return {
    command: join(installation, 'bin', program),
    args: [],
    cwd: temporary,
    env: {
      PATH: process.env.PATH ?? '',
      ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot ?? '' }),
      HOME: temporary,
      TMPDIR: temporary,
      ES_TMPDIR: temporary,
      ES_PATH_CONF: config,
      // For the short-lived Java that starts the server's own: saves its optimising compiler.
      CLI_JAVA_OPTS: '-XX:TieredStopAtLevel=1',
      // Versions before 7.12 know the one name, those since warn about it.
      [version === '7.10.2' ? 'JAVA_HOME' : 'ES_JAVA_HOME']: java.home,
    },
    account,
    logFile,
    recordFile: recordFileOf(folder),
    folder,
    ephemeral,
  };
}
