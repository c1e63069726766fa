import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProcess } from './process_table';
import { claimFolder, type NodeRecord, recordFileOf, removeAbandonedNodes } from './stale_node';

const silent = () => undefined;

/** Of a process that is gone: its number belongs to this one now, its start time does not. */
const GONE: NodeRecord = {
  launcherPid: process.pid,
  launcherStarted: 'long ago',
  startedAt: '2026-01-01T00:00:00.000Z',
  ephemeral: false,
};

let nodes: string;
let folder: string;
beforeEach(() => {
  nodes = mkdtempSync(join(tmpdir(), 'nodes-'));
  folder = join(nodes, 'one');
  mkdirSync(folder);
});
afterEach(() => rmSync(nodes, { recursive: true }));

const writeRecord = (record: NodeRecord) =>
  writeFileSync(recordFileOf(folder), JSON.stringify(record));

it('takes a free folder for this process', async () => {
  await claimFolder(folder, true, silent);
  expect(JSON.parse(readFileSync(recordFileOf(folder), 'utf8'))).toMatchObject({
    launcherPid: process.pid,
    ephemeral: true,
  });
});

it('refuses a folder that a living process uses', async () => {
  await claimFolder(folder, false, silent);
  await expect(claimFolder(folder, false, silent)).rejects.toMatchObject({ code: 'conflict' });
});

it.each([
  ['of a process that is gone', GONE],
  // Both numbers belong to a process that is not ours to end: its command names another folder.
  ['with numbers given to others', { ...GONE, supervisorPid: 1, elasticsearchPid: process.pid }],
])('takes over a folder with a note %s', async (_, record) => {
  writeRecord(record);
  await claimFolder(folder, false, silent);
  const own = await readProcess(process.pid);
  expect(JSON.parse(readFileSync(recordFileOf(folder), 'utf8'))).toMatchObject({
    launcherStarted: own?.started,
  });
});

it('takes over a folder whose note was cut off by a crash', async () => {
  writeFileSync(recordFileOf(folder), '{"launcherPid":');
  await expect(claimFolder(folder, false, silent)).resolves.toBeUndefined();
});

it.each([
  ['ephemeral', true, false],
  ['lasting', false, true],
])('clears up after a crashed %s node', async (_, ephemeral, kept) => {
  writeRecord({ ...GONE, ephemeral });
  await removeAbandonedNodes(nodes, silent);
  expect(existsSync(folder)).toBe(kept);
  expect(existsSync(recordFileOf(folder))).toBe(false);
});
