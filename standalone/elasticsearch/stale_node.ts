import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import { readProcess } from './process_table';

/** Who uses a node's folder. Written by the launcher, completed by the supervisor. */
const recordSchema = z.object({
  launcherPid: z.number().int().positive(),
  launcherStarted: z.string(),
  startedAt: z.string(),
  ephemeral: z.boolean(),
  supervisorPid: z.number().int().positive().optional(),
  elasticsearchPid: z.number().int().positive().optional(),
});

export type NodeRecord = z.infer<typeof recordSchema>;

/** Longer than the supervisor's own patience with a node. */
const ENDING_MS = 20_000;
const POLL_MS = 200;

/** Path of the record; outside of the folder's own content so that it can be made first. */
export const recordFileOf = (folder: string) => join(folder, 'node.json');

/**
 * Takes the folder for this process, after ending what an earlier crash left running in it.
 *
 * @throws CoverageError `conflict` when a living process uses it
 */
export async function claimFolder(
  folder: string,
  ephemeral: boolean,
  log: (line: string) => void
): Promise<void> {
  const own = await readProcess(process.pid);
  const record: NodeRecord = {
    launcherPid: process.pid,
    launcherStarted: own?.started ?? '',
    startedAt: new Date().toISOString(),
    ephemeral,
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(recordFileOf(folder), JSON.stringify(record), { flag: 'wx' });
      return;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      await releaseFolder(folder, log);
    }
  }
  throw new CoverageError('conflict', `Another process keeps taking ${folder}.`);
}

/**
 * Ends nodes whose launcher and supervisor are both gone, and removes the folders of those that
 * were to be deleted. Where the supervisor lives, it is doing so itself.
 */
export async function removeAbandonedNodes(
  nodesFolder: string,
  log: (line: string) => void
): Promise<void> {
  for (const name of await readdir(nodesFolder)) {
    const folder = join(nodesFolder, name);
    const record = await readRecord(folder);
    if (!record || (await isRunning(record.launcherPid, record.launcherStarted))) continue;
    if (record.supervisorPid && (await belongsTo(record.supervisorPid, folder))) continue;
    await endLeftOvers(folder, record, log);
    const rubbish = record.ephemeral ? folder : recordFileOf(folder);
    await rm(rubbish, { recursive: true, force: true });
  }
}

async function releaseFolder(folder: string, log: (line: string) => void): Promise<void> {
  const record = await readRecord(folder);
  if (record && (await isRunning(record.launcherPid, record.launcherStarted))) {
    throw new CoverageError(
      'conflict',
      `The Elasticsearch data in ${folder} is in use by process ${record.launcherPid}, started ` +
        `${record.startedAt}. Stop that one first, or use another data name.`
    );
  }
  if (record) await endLeftOvers(folder, record, log);
  await rm(recordFileOf(folder), { force: true });
}

/** Waits for the supervisor, which is ending the node; does it itself where that one is gone too. */
async function endLeftOvers(
  folder: string,
  { supervisorPid, elasticsearchPid }: NodeRecord,
  log: (line: string) => void
): Promise<void> {
  if (supervisorPid && (await belongsTo(supervisorPid, folder))) {
    log('Waiting for the Elasticsearch of an earlier run to end ...');
    await waitUntil(async () => !(await belongsTo(supervisorPid, folder)));
  }
  if (!elasticsearchPid || !(await belongsTo(elasticsearchPid, folder))) return;
  log(`Ending the Elasticsearch that a crash left running (process ${elasticsearchPid}) ...`);
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    signalGroup(elasticsearchPid, signal);
    if (await waitUntil(async () => !(await belongsTo(elasticsearchPid, folder)))) return;
  }
  throw new CoverageError(
    'conflict',
    `Process ${elasticsearchPid} still uses ${folder} and does not end. End it, then try again.`
  );
}

/** A process number may have been given to somebody else: the command line must name the folder. */
async function belongsTo(pid: number, folder: string): Promise<boolean> {
  return (await readProcess(pid))?.command.includes(folder) ?? false;
}

async function isRunning(pid: number, started: string): Promise<boolean> {
  return (await readProcess(pid))?.started === started;
}

async function readRecord(folder: string): Promise<NodeRecord | undefined> {
  try {
    const text = await readFile(recordFileOf(folder), 'utf8');
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!isCode(error, 'ESRCH')) throw error;
  }
}

async function waitUntil(condition: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + ENDING_MS;
  while (Date.now() < deadline) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}

/** Not by `instanceof`: in Jest, Node's own errors are of another realm. */
const isCode = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
