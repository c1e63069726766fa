import { plugin } from '../../../server';
import type { Logger } from '../../../server/platform/core_contract';
import type { Connection } from '../../../server/platform/own_client/connection';
import { startHost } from '../../../standalone/server/http_server';
import { takeBundles } from '../../one_cluster/bundles';

export interface TestHost {
  readonly url: string;
  stop(): Promise<void>;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (text) => console.warn(text),
  error: (text) => console.error(text),
};

/** The Kibana that `KIBANA_URL` names, with the plugin installed, else the standalone host. */
export async function openTestHost(connection: Connection): Promise<TestHost> {
  const { KIBANA_URL } = process.env;
  if (KIBANA_URL) return { url: KIBANA_URL.replace(/\/$/, ''), stop: async () => undefined };
  return openStandaloneHost(connection);
}

/** The standalone host with what was built for this run. */
export async function openStandaloneHost(connection: Connection): Promise<TestHost> {
  const bundles = takeBundles();
  return startHost(plugin, { connection, bundles, logger: quiet, asksForLogin: false });
}
