/** Finds programs that the project needs and npm does not install. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './setup_error.mjs';

export const OLDEST_JAVA = 17;

const onWindows = process.platform === 'win32';
const JVM_FOLDER = '/usr/lib/jvm';
const BREWED_JAVA = ['/opt/homebrew/opt/openjdk@17', '/usr/local/opt/openjdk@17'];
const BROWSER_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const BROWSER_PATHS = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** Path of a program on the PATH, or undefined. */
export function findOnPath(name, env) {
  const endings = onWindows ? (env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : [''];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isProgram);
}

/** Path of a Java that is new enough, or undefined. The launcher looks in the same places. */
export function findJava(env) {
  const inHome = (home) => join(home, 'bin', onWindows ? 'java.exe' : 'java');
  const candidates = [
    ...[env.ES_JAVA_HOME, env.JAVA_HOME].filter(Boolean).map(inHome),
    findOnPath('java', env),
    ...[...listFolder(JVM_FOLDER), ...BREWED_JAVA].map(inHome),
  ];
  return candidates.find((path) => path && isProgram(path) && javaMajor(path) >= OLDEST_JAVA);
}

export function findMaven(env) {
  return findOnPath('mvn', env);
}

/** Path of the browser for the tests: CHROME_PATH, or one found in the usual places. */
export function findBrowser(env) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new SetupError(`CHROME_PATH names ${env.CHROME_PATH}, which is not a program.`);
  }
  const onPath = BROWSER_NAMES.map((name) => findOnPath(name, env)).find(Boolean);
  return onPath ?? (BROWSER_PATHS[process.platform] ?? []).find(isProgram);
}

function javaMajor(path) {
  const { stderr } = spawnSync(path, ['-version'], { encoding: 'utf8' });
  return parseJavaVersion(stderr ?? '') ?? 0;
}

/** Major version in what `java -version` prints: 17 of "17.0.15", 8 of "1.8.0_392". */
export function parseJavaVersion(text) {
  const major = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return major === undefined ? undefined : Number(major);
}

function listFolder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
