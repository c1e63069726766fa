import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plugin } from '../../../server';
import type { Logger } from '../../../server/platform/core_contract';
import type { Connection } from '../../../server/platform/own_client/connection';
import { buildBrowser } from '../../../standalone/build_browser';
import { startHost } from '../../../standalone/server/http_server';

const ROOT = resolve(__dirname, '../../..');

export interface TestHost {
  readonly kind: 'standalone' | 'kibana';
  readonly url: string;
  stop(): Promise<void>;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (text) => console.warn(text),
  error: (text) => console.error(text),
};

/** The Kibana that `KIBANA_URL` names, with the plugin installed, else the standalone host, freshly built. */
export async function openTestHost(connection: Connection): Promise<TestHost> {
  const { KIBANA_URL } = process.env;
  if (KIBANA_URL) {
    return { kind: 'kibana', url: KIBANA_URL.replace(/\/$/, ''), stop: async () => undefined };
  }
  const bundles = await mkdtemp(join(tmpdir(), 'attack-coverage-bundles-'));
  await buildBrowser(ROOT, bundles);
  const host = await startHost(plugin, {
    connection,
    bundles,
    logger: quiet,
    asksForLogin: false,
  });
  return {
    kind: 'standalone',
    url: host.url,
    stop: async () => {
      await host.stop();
      await rm(bundles, { recursive: true, force: true });
    },
  };
}
