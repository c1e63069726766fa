import { z } from 'zod';
import { CoverageError } from '../../../common/errors';
import { createClients } from './clients';
import { type Connection, connectionFrom, type Environment } from './connection';

export interface Probed {
  readonly connection: Connection;
  /** The cluster refuses requests without credentials, and none were given. */
  readonly asksForLogin: boolean;
}

/**
 * Opens the cluster that the environment names, and finds out which client fits it.
 *
 * @returns null where the environment names none
 * @throws CoverageError `elasticsearch_unreachable`, or as `connectionFrom`
 */
export async function openNamedCluster(env: Environment): Promise<Probed | null> {
  const named = connectionFrom(env);
  if (named === null) return null;
  const { major, asksForLogin } = await probe(named);
  return { connection: { ...named, major }, asksForLogin };
}

const rootSchema = z.object({ version: z.object({ number: z.string() }) });
const nodesSchema = z.object({ nodes: z.record(z.string(), z.object({ version: z.string() })) });
const answerSchema = z.object({ statusCode: z.number(), body: z.unknown() });

type Found = Pick<Connection, 'major'> & Pick<Probed, 'asksForLogin'>;

/** Elastic's minimal distribution has no `GET /`; users without the monitor privilege may not ask for the nodes. */
async function probe(connection: Omit<Connection, 'major'>): Promise<Found> {
  for (const path of ['/', '/_nodes/_local']) {
    const { statusCode, body } = await ask(connection, path);
    if (statusCode === 401) return { major: 8, asksForLogin: true };
    const node = Object.values(nodesSchema.safeParse(body).data?.nodes ?? {})[0];
    const version = rootSchema.safeParse(body).data?.version.number ?? node?.version;
    if (version !== undefined)
      return { major: version.startsWith('7.') ? 7 : 8, asksForLogin: false };
  }
  return { major: 8, asksForLogin: false };
}

/** The older client sends no version header, so every cluster answers it. */
async function ask(connection: Omit<Connection, 'major'>, path: string) {
  const clients = createClients({ ...connection, major: 7 });
  try {
    const { transport } = clients.asCurrentUser({});
    const ignore = [400, 401, 403, 404, 405];
    return answerSchema.parse(await transport.request({ method: 'GET', path }, { ignore }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CoverageError(
      'elasticsearch_unreachable',
      `Elasticsearch at ${connection.url} cannot be reached: ${why}`,
      error
    );
  } finally {
    await clients.close();
  }
}
