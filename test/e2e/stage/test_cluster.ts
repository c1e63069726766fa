import type { LoadTarget } from '../../../server/loading/bulk_writer';
import { elasticsearchFor } from '../../../server/platform/elasticsearch';
import { createClients } from '../../../server/platform/own_client/clients';
import type { Connection } from '../../../server/platform/own_client/connection';
import { openNamedCluster } from '../../../server/platform/own_client/probe';
import { takeSharedNode } from '../../one_cluster/shared_node';

export interface TestCluster {
  readonly connection: Connection;
  readonly es: LoadTarget;
  stop(): Promise<void>;
}

/** The cluster that `ELASTICSEARCH_URL` names, left as it is, else the shared node of the run, emptied. */
export async function openTestCluster(): Promise<TestCluster> {
  const named = await openNamedCluster(process.env);
  if (named !== null) return withClient(named.connection);
  return withClient({ url: await takeSharedNode(), auth: null, ca: null, major: 8 });
}

function withClient(connection: Connection): TestCluster {
  const clients = createClients(connection);
  return {
    connection,
    es: elasticsearchFor(clients.asCurrentUser({})),
    stop: () => clients.close(),
  };
}
