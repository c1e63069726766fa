/**
 * The set-up step runs before any package is there, so it is plain modules that Jest does not
 * load: its functions are called, and the whole of it is run, in a Node process of their own.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function call(module: string, expression: string): unknown {
  const script = `import * as m from ${JSON.stringify(join(__dirname, module))};
    console.log(JSON.stringify(${expression}) ?? 'null');`;
  const args = ['--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['Unable to locate a Java Runtime.', null],
  ])('in %s', (text, major) => {
    expect(call('programs.mjs', `m.parseJavaVersion(${JSON.stringify(text)})`)).toBe(major);
  });
});

describe('the way programs come onto a system', () => {
  const plan = (platform: string, osRelease: string, uid: number | undefined, missing: string[]) =>
    call(
      'installation.mjs',
      `m.planInstallation(m.describeSystem(${JSON.stringify(platform)}, ${JSON.stringify(osRelease)}, ${uid}), ${JSON.stringify(missing)})`
    );
  const all = ['java', 'maven', 'browser'];

  it('is its packages for root on Debian', () => {
    expect(plan('linux', 'NAME="Debian"\nID=debian\n', 0, all)).toEqual({
      kind: 'apt',
      packages: ['openjdk-17-jre-headless', 'maven', 'chromium'],
    });
  });

  it('is the same for systems made from Debian', () => {
    expect(plan('linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 0, ['maven'])).toEqual({
      kind: 'apt',
      packages: ['maven'],
    });
  });

  it.each([
    ['linux', 'ID=debian\n', 1000, 'sudo apt-get install -y --no-install-recommends openjdk-17'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 0, 'Run: dnf install -y java-'],
    ['linux', 'ID=arch\n', 1000, 'sudo pacman -S'],
    ['linux', '', 0, 'Maven (maven.apache.org)'],
    ['darwin', '', 501, 'brew install openjdk@17 maven && brew install --cask google-chrome'],
    ['win32', '', undefined, 'winget install EclipseAdoptium.Temurin.17.JRE'],
  ])('is said on %s with %j and user %s', (platform, osRelease, uid, text) => {
    expect(plan(platform, osRelease, uid, all)).toMatchObject({
      kind: 'advice',
      advice: expect.stringContaining(text),
    });
  });
});

describe('the whole step', () => {
  let checkout: string;
  let bin: string;
  let env: NodeJS.ProcessEnv;

  /** A program that notes how it was called and prints what it is told to. */
  function fake(name: string, script = '') {
    const text = `#!/bin/sh\necho "${name} $*" >> '${join(checkout, 'calls')}'\n${script}\n`;
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }

  function run(...args: string[]) {
    const script = join(checkout, 'scripts', 'setup.mjs');
    const result = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
    const calls = existsSync(join(checkout, 'calls'))
      ? readFileSync(join(checkout, 'calls'), 'utf8').trim().split('\n')
      : [];
    rmSync(join(checkout, 'calls'), { force: true });
    return { ...result, calls: calls.filter((line) => !line.startsWith('java')) };
  }

  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'setup-'));
    bin = join(checkout, 'bin');
    mkdirSync(bin);
    cpSync(__dirname, join(checkout, 'scripts', 'setup'), { recursive: true });
    cpSync(join(__dirname, '..', 'setup.mjs'), join(checkout, 'scripts', 'setup.mjs'));
    writeFileSync(join(checkout, 'package-lock.json'), '{}');
    env = { PATH: `${bin}:/bin:/usr/bin`, CHROME_PATH: join(bin, 'browser') };
    fake('npm', `mkdir -p '${join(checkout, 'node_modules')}'`);
    fake('java', 'echo \'openjdk version "17.0.1"\' >&2');
    fake('mvn');
    fake('browser');
  });
  afterEach(() => rmSync(checkout, { recursive: true }));

  it('installs the packages once, and again when the lock file changes', () => {
    expect(run()).toMatchObject({
      status: 0,
      calls: ['npm install --no-save --include=dev --no-audit --no-fund'],
    });
    expect(run()).toMatchObject({ status: 0, calls: [], stdout: expect.stringContaining('ready') });
    writeFileSync(join(checkout, 'package-lock.json'), '{"changed":true}');
    expect(run().calls).toHaveLength(1);
  });

  it('leaves packages alone that somebody has just installed', () => {
    mkdirSync(join(checkout, 'node_modules'));
    writeFileSync(join(checkout, 'node_modules', '.package-lock.json'), '{}');
    expect(run()).toMatchObject({ status: 0, calls: [] });
    const later = Date.now() / 1000 + 60;
    writeFileSync(join(checkout, 'package-lock.json'), '{"changed":true}');
    utimesSync(join(checkout, 'package-lock.json'), later, later);
    expect(run().calls).toHaveLength(1);
  });

  it('begins again after npm has failed', () => {
    fake('npm', 'exit 1');
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm install failed'),
    });
    fake('npm', `mkdir -p '${join(checkout, 'node_modules')}'`);
    expect(run()).toMatchObject({ status: 0, calls: [expect.stringContaining('npm install')] });
  });

  it('refuses a CHROME_PATH that leads nowhere, for the tests only', () => {
    rmSync(join(bin, 'browser'));
    expect(run().status).toBe(0);
    expect(run('--tests')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('CHROME_PATH names'),
    });
  });

  it('takes the default Java where Debian has no 17, and says each command first', () => {
    fake('apt-get');
    fake(
      'apt-cache',
      'case "$2" in openjdk*) echo "Candidate: (none)";; *) echo "Candidate: 1";; esac'
    );
    const module = join(__dirname, 'apt.mjs');
    const script = `import { installWithApt } from ${JSON.stringify(module)};
      installWithApt(['openjdk-17-jre-headless', 'chromium'], console.log);`;
    const args = ['--input-type=module', '-e', script];
    const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual([
      'Setup: apt-get update',
      'Setup: apt-get install -y --no-install-recommends default-jre-headless chromium',
    ]);
    expect(run().calls.filter((line) => line.startsWith('apt-get'))).toEqual([
      'apt-get -q update',
      'apt-get -q install -y --no-install-recommends default-jre-headless chromium',
    ]);
  });

  it('asks for no Java and no Maven where a cluster is named', () => {
    env.ELASTICSEARCH_URL = 'http://127.0.0.1:9200';
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('not needed') });
  });
});
