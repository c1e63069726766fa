import type { LoadTarget } from '../../../server/loading/bulk_writer';
import { elasticsearchFor } from '../../../server/platform/elasticsearch';
import { createClients } from '../../../server/platform/own_client/clients';
import type { Connection } from '../../../server/platform/own_client/connection';
import { openNamedCluster } from '../../../server/platform/own_client/probe';
import { startElasticsearch } from '../../../standalone/elasticsearch/launcher';

export interface TestCluster {
  readonly connection: Connection;
  readonly es: LoadTarget;
  stop(): Promise<void>;
}

/**
 * The cluster that `ELASTICSEARCH_URL` names, else an embedded node that is thrown away.
 *
 * @param name - tells the data folders of several suites apart
 */
export async function openTestCluster(name: string): Promise<TestCluster> {
  const named = await openNamedCluster(process.env);
  if (named !== null) return withClient(named.connection, async () => undefined);
  const node = await startElasticsearch({
    dataName: `test-${name}-${process.pid}`,
    ephemeral: true,
    timeoutMs: 240_000,
  });
  return withClient({ url: node.url, auth: null, ca: null, major: 8 }, node.stop);
}

function withClient(connection: Connection, stopNode: () => Promise<void>): TestCluster {
  const clients = createClients(connection);
  return {
    connection,
    es: elasticsearchFor(clients.asCurrentUser({})),
    stop: async () => {
      await clients.close();
      await stopNode();
    },
  };
}
