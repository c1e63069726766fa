import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { unzip } from './unzip';

it('strips the leading folder and keeps permissions', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unzip-'));
  const archive = join(folder, 'x.zip');
  const zip = new ZipFile();
  zip.addEmptyDirectory('top/logs/');
  zip.addBuffer(Buffer.from('run'), 'top/bin/start', { mode: 0o100755 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));

  await unzip(archive, join(folder, 'out'), 1);

  expect(readFileSync(join(folder, 'out', 'bin', 'start'), 'utf8')).toBe('run');
  expect(statSync(join(folder, 'out', 'bin', 'start')).mode & 0o777).toBe(0o755);
  expect(statSync(join(folder, 'out', 'logs')).isDirectory()).toBe(true);
  rmSync(folder, { recursive: true });
});
