import { Client } from '@elastic/elasticsearch';
import { Client as Client7 } from 'elasticsearch-7';
import type { ElasticsearchClient } from '../core_contract';
import { authorizationOf, clientOptions, type Connection } from './connection';

/** Hands out clients that act for one request's user. */
export interface ElasticsearchClients {
  asCurrentUser(headers: Readonly<Record<string, unknown>>): ElasticsearchClient;
  close(): Promise<void>;
}

/** One connection pool; the identity goes with each request. Client 8 is refused by Elasticsearch 7.10. */
export function createClients(connection: Connection): ElasticsearchClients {
  const client =
    connection.major === 7 ? createClient7(connection) : new Client(clientOptions(connection));
  // Both clients take what we send; their own types are narrower about bodies than they are.
  const transport = client.transport as ElasticsearchClient['transport'];
  return {
    asCurrentUser: (headers) => {
      const authorization = authorizationOf(connection, headers);
      return {
        transport: {
          request: (params, options) =>
            transport.request(params, { ...options, headers: authorization }),
        },
      };
    },
    close: () => Promise.resolve(client.close()),
  };
}

const createClient7 = ({ url, auth, ca }: Connection): Client7 =>
  new Client7({
    node: url,
    ...(auth === null ? {} : { auth }),
    ...(ca === null ? {} : { ssl: { ca } }),
  });
