import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildBrowser } from '../../standalone/build_browser';
import { BUNDLES_VARIABLE } from './bundles';
import { cleanUpLater } from './clean_up';
import { startSharedNode } from './shared_node';

/** Jest's `globalSetup` of the browser suites: the app is built once; a cluster that is named is taken as it is. */
export default async function setUp(): Promise<void> {
  if (!process.env.ELASTICSEARCH_URL) cleanUpLater(await startSharedNode('browser'));
  const bundles = await mkdtemp(join(tmpdir(), 'attack-coverage-bundles-'));
  cleanUpLater(() => rm(bundles, { recursive: true, force: true }));
  await buildBrowser(resolve(__dirname, '../..'), bundles);
  process.env[BUNDLES_VARIABLE] = bundles;
}
