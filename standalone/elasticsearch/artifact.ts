import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, giveFolder } from './account';
import { copyArtifacts, fileNameOf, type MavenArtifact } from './maven';
import { artifactsOfModules, placeModules } from './modules_7_10';
import type { ElasticsearchVersion } from './options';
import { readProcess } from './process_table';
import { unzip } from './unzip';

const STAGING = '.unpack-';

/** Elastic's own minimal distribution of a version, as published for integration tests. */
export const distributionOf = (version: ElasticsearchVersion): MavenArtifact => ({
  group: 'org.elasticsearch.distribution.integ-test-zip',
  name: 'elasticsearch',
  version,
  type: 'zip',
});

interface InstallOptions {
  readonly home: string;
  readonly version: ElasticsearchVersion;
  readonly javaHome: string;
  /** Who will run it and so must be able to read it, whatever the umask. */
  readonly account?: Account;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * The folder with the unpacked version; fetched and unpacked when it is not there yet. It comes
 * into place by one rename, so neither a crash nor a second process leaves half of it.
 */
export async function installElasticsearch(options: InstallOptions): Promise<string> {
  const { home, version, log } = options;
  const target = join(home, version);
  if (existsSync(target)) return target;

  await mkdir(home, { recursive: true });
  await removeAbandoned(home);
  const staging = await mkdtemp(join(home, `${STAGING}${process.pid}-`));
  try {
    log(`Fetching Elasticsearch ${version} through Maven (about 100 MB, once) ...`);
    const unpacked = await assemble(staging, options);
    await rename(unpacked, target).catch((error) => {
      // Another process was quicker: its copy is as good.
      if (!existsSync(target)) throw error;
    });
    log(`Elasticsearch ${version} is in ${target}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return target;
}

async function assemble(
  staging: string,
  { version, javaHome, account, signal }: InstallOptions
): Promise<string> {
  const fetched = join(staging, 'fetched');
  const unpacked = join(staging, 'unpacked');
  const distribution = distributionOf(version);
  const modules = version === '7.10.2' ? artifactsOfModules() : [];
  await copyArtifacts([distribution, ...modules], fetched, javaHome, signal);
  await unzip(join(fetched, fileNameOf(distribution)), unpacked, 1);
  if (version === '7.10.2') await placeModules(fetched, join(unpacked, 'modules'));
  if (account) await giveFolder(unpacked, account);
  return unpacked;
}

async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const owner = name.startsWith(STAGING) ? parseInt(name.slice(STAGING.length), 10) : NaN;
    if (owner && !(await readProcess(owner))) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
}
