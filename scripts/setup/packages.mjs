import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup_error.mjs';

/**
 * Installs the npm packages that package-lock.json names, unless they are there.
 * A stamp inside node_modules tells; it is written last, so an installation that broke off
 * begins again, and it goes when the folder goes.
 *
 * `npm install --no-save` and not `npm ci`: the latter refuses a lock file that was written where a registry did
 * not offer the builds for every other system yet, though none of them is needed here.
 */
export function installPackages(checkout, env, say) {
  const stampFile = join(checkout, 'node_modules', '.setup-stamp');
  const [stamp, system] = [stampOf(checkout), systemName()];
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (found === stamp) return;
  const moved = found !== undefined && !found.startsWith(system);
  if (moved || !isInstalledByHand(checkout)) {
    say('Setup: installing the npm packages, this takes a minute or two ...');
    runNpmInstall(checkout, env);
  }
  writeFileSync(stampFile, stamp);
}

function stampOf(checkout) {
  const lock = readFileSync(join(checkout, 'package-lock.json'));
  return `${systemName()} ${createHash('sha256').update(lock).digest('hex')}\n`;
}

/** Packages hold programs for one system: a checkout that moves to another one starts over. */
function systemName() {
  return `${process.platform}-${process.arch}`;
}

/** Whether somebody ran `npm install` or `npm ci` to its end since the lock file was written. */
function isInstalledByHand(checkout) {
  const installed = join(checkout, 'node_modules', '.package-lock.json');
  const lock = join(checkout, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function runNpmInstall(checkout, env) {
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'];
  const npm = env.npm_execpath;
  const [command, ...rest] = npm?.endsWith('.js')
    ? [process.execPath, npm, ...args]
    : ['npm', ...args];
  const { status, error } = spawnSync(command, rest, {
    cwd: checkout,
    env,
    shell: command === 'npm' && process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) return;
  throw new SetupError(
    `npm install failed${error ? ` (${error.message})` : ''}; its messages are above. ` +
      'Check the network and the registry that npm is set to, then try again.'
  );
}
