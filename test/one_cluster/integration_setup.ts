import { cleanUpLater } from './clean_up';
import { startSharedNode } from './shared_node';

/** Jest's `globalSetup` of the integration suites. */
export default async function setUp(): Promise<void> {
  cleanUpLater(await startSharedNode('integration'));
}
