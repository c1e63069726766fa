import { spawnSync } from 'node:child_process';
import { SetupError } from './setup_error.mjs';

const JAVA_17 = 'openjdk-17-jre-headless';
const ANY_JAVA = 'default-jre-headless';

/** Installs Debian packages; for root only. Says each command before it runs. */
export function installWithApt(packages, say) {
  apt(['update'], say);
  const wanted = packages.map((name) => (name === JAVA_17 && !isKnown(name) ? ANY_JAVA : name));
  if (wanted.includes('chromium') && !isKnown('chromium')) {
    throw new SetupError(
      'this system has no package "chromium". Install Chromium or Chrome in another way ' +
        '(Ubuntu: snap install chromium), or set CHROME_PATH to one; then try again.'
    );
  }
  apt(['install', '-y', '--no-install-recommends', ...wanted], say);
}

/** Ubuntu has a package of that name which is not the browser but asks for a snap: not counted. */
function isKnown(name) {
  const { status, stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return (
    status === 0 && /Candidate: (?!\(none\))/.test(stdout) && !/Candidate: .*snap/.test(stdout)
  );
}

function apt(args, say) {
  say(`Setup: apt-get ${args.join(' ')}`);
  const { status, error } = spawnSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  throw new SetupError(
    `apt-get ${args[0]} failed${error ? ` (${error.message})` : ''}; its messages are above. ` +
      `Once that is mended, run: apt-get ${args.join(' ')}`
  );
}
