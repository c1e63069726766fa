/** Decides, without doing anything, how missing programs come onto a system. */

const PACKAGES = {
  apt: { java: 'openjdk-17-jre-headless', maven: 'maven', browser: 'chromium' },
  dnf: { java: 'java-21-openjdk-headless', maven: 'maven', browser: 'chromium' },
  pacman: { java: 'jre17-openjdk-headless', maven: 'maven', browser: 'chromium' },
};
const FAMILIES = [
  { family: 'apt', ids: ['debian', 'ubuntu'] },
  { family: 'dnf', ids: ['fedora', 'rhel', 'centos'] },
  { family: 'pacman', ids: ['arch'] },
];
const PLACES = {
  java: 'Java 17 or newer (for instance Temurin, adoptium.net)',
  maven: 'Maven (maven.apache.org), with mvn on the PATH',
  browser: 'Chromium or Chrome, or CHROME_PATH set to one',
};

/**
 * @param platform - as process.platform
 * @param osRelease - text of /etc/os-release, empty where there is none
 * @param uid - of this process; undefined on Windows
 */
export function describeSystem(platform, osRelease, uid) {
  if (platform === 'darwin') return { family: 'brew', root: false };
  if (platform === 'win32') return { family: 'windows', root: false };
  const ids = ['ID', 'ID_LIKE'].flatMap((key) => readField(osRelease, key).split(/\s+/));
  const known = FAMILIES.find((entry) => entry.ids.some((id) => ids.includes(id)));
  return { family: known?.family ?? 'other', root: uid === 0 };
}

function readField(osRelease, key) {
  const value = new RegExp(`^${key}=(.*)$`, 'm').exec(osRelease)?.[1] ?? '';
  return value.replace(/^["']|["']$/g, '').toLowerCase();
}

/**
 * @param missing - any of `java`, `maven`, `browser`
 * @returns packages for apt-get where this process may install them, else a text that says what
 *   to run by hand
 */
export function planInstallation({ family, root }, missing) {
  if (family === 'apt' && root) {
    return { kind: 'apt', packages: missing.map((name) => PACKAGES.apt[name]) };
  }
  return { kind: 'advice', advice: `${adviceFor(family, root, missing)}\nThen try again.` };
}

function adviceFor(family, root, missing) {
  const sudo = root ? '' : 'sudo ';
  const packages = missing.map((name) => PACKAGES[family]?.[name]).join(' ');
  switch (family) {
    case 'apt':
      return `Run: ${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages}`;
    case 'dnf':
      return `Run: ${sudo}dnf install -y ${packages}`;
    case 'pacman':
      return `Run: ${sudo}pacman -S --needed ${packages}`;
    case 'brew':
      return brewAdvice(missing);
    case 'windows':
      return windowsAdvice(missing);
    default:
      return ['Install:', ...missing.map((name) => `  ${PLACES[name]}`)].join('\n');
  }
}

function brewAdvice(missing) {
  const formulas = { java: 'openjdk@17', maven: 'maven' };
  const tools = missing.filter((name) => name !== 'browser').map((name) => formulas[name]);
  const commands = [
    ...(tools.length > 0 ? [`brew install ${tools.join(' ')}`] : []),
    ...(missing.includes('browser') ? ['brew install --cask google-chrome'] : []),
  ];
  return `Run: ${commands.join(' && ')}`;
}

function windowsAdvice(missing) {
  const commands = {
    java: 'Run: winget install EclipseAdoptium.Temurin.17.JRE',
    maven: `Install ${PLACES.maven}`,
    browser: 'Run: winget install Google.Chrome',
  };
  return missing.map((name) => commands[name]).join('\n');
}
