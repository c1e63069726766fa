import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNode10 } from './node10.mjs';
import { installPackages } from './packages.mjs';
import { findBrowser, findJava, findMaven } from './programs.mjs';
import { describeSystem, planInstallation } from './installation.mjs';
import { installWithApt } from './apt.mjs';
import { SetupError } from './setup_error.mjs';

const CHECKOUT = join(fileURLToPath(import.meta.url), '..', '..', '..');

/** Checks and, where it may, installs what the project needs; ends the process when it can't. */
export function run(args) {
  try {
    setUp({ tests: args.includes('--tests'), env: process.env, say: console.log });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`Setup: ${error.message}`);
    process.exitCode = 1;
  }
}

function setUp({ tests, env, say }) {
  installPackages(CHECKOUT, env, say);
  if (tests) installNode10(CHECKOUT, env, say);
  const missing = findMissing({ tests, env });
  if (missing.length > 0) installMissing(missing, say);
  const left = missing.length > 0 ? findMissing({ tests, env }) : [];
  if (left.length > 0) {
    throw new SetupError(`still not found after installing: ${left.map(nameOf).join(', ')}.`);
  }
  const external = !tests && env.ELASTICSEARCH_URL;
  say(
    external
      ? 'Setup: ready. ELASTICSEARCH_URL names a cluster, so Java and Maven are not needed.'
      : `Setup: ready. Node ${process.versions.node}, packages, Java, Maven${tests ? ', browser' : ''}.`
  );
}

/** What is not there, as `java`, `maven`, `browser`. */
function findMissing({ tests, env }) {
  const forElasticsearch = tests || !env.ELASTICSEARCH_URL;
  return [
    ...(forElasticsearch && !findJava(env) ? ['java'] : []),
    ...(forElasticsearch && !findMaven(env) ? ['maven'] : []),
    ...(tests && !findBrowser(env) ? ['browser'] : []),
  ];
}

function installMissing(missing, say) {
  const system = describeSystem(process.platform, readOsRelease(), process.getuid?.());
  const plan = planInstallation(system, missing);
  const names = missing.map(nameOf).join(', ');
  if (plan.kind === 'advice') throw new SetupError(`missing: ${names}.\n${plan.advice}`);
  say(`Setup: missing: ${names}. Installing them from this system's packages.`);
  installWithApt(plan.packages, say);
}

function nameOf(missing) {
  return { java: 'Java 17 or newer', maven: 'Maven (mvn)', browser: 'Chromium or Chrome' }[missing];
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
