import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSupervised, type SupervisedCommand } from './process';
import { readProcess } from './process_table';

jest.setTimeout(30_000);

describe('a supervised command', () => {
  let folder: string;
  let recordFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'process-'));
    recordFile = join(folder, 'node.json');
    writeFileSync(recordFile, '{"launcherPid":1}');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plan = (script: string, more: Partial<SupervisedCommand> = {}): SupervisedCommand => ({
    command: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: {},
    logFile: join(folder, 'log'),
    recordFile,
    folder,
    ephemeral: false,
    ...more,
  });

  it('is noted while it runs, and gone with its note when stopped', async () => {
    const node = startSupervised(plan('setInterval(() => {}, 1000)'));
    const pid = await node.pid;
    expect(JSON.parse(readFileSync(recordFile, 'utf8'))).toMatchObject({
      launcherPid: 1,
      elasticsearchPid: pid,
    });
    expect(await readProcess(pid)).toBeDefined();
    await Promise.all([node.stop(), node.stop()]);
    expect(await readProcess(pid)).toBeUndefined();
    expect(existsSync(recordFile)).toBe(false);
    expect(existsSync(folder)).toBe(true);
  });

  it('tells how it ended and what it said, even when its folder goes with it', async () => {
    const script = 'console.error("no luck"); process.exitCode = 3';
    const node = startSupervised(plan(script, { ephemeral: true }));
    expect(await node.ended).toEqual({ how: 'ended with code 3', log: 'no luck\n' });
    expect(existsSync(folder)).toBe(false);
    await node.stop();
  });

  it('tells that it could not be started', async () => {
    const node = startSupervised(plan('', { command: join(folder, 'nothing') }));
    expect((await node.ended).how).toContain('ENOENT');
  });
});
