import type { Environment } from '../server/platform/own_client/connection';
import { openNamedCluster, type Probed } from '../server/platform/own_client/probe';
import { startElasticsearch } from './elasticsearch/launcher';
import type { ElasticsearchVersion } from './elasticsearch/options';

export interface Cluster extends Probed {
  readonly embedded: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly version: ElasticsearchVersion;
  readonly heapMb: number;
  readonly home: string;
  readonly log: (line: string) => void;
}

/** The cluster that the environment names, else an embedded node. */
export async function openCluster(env: Environment, options: EmbeddedOptions): Promise<Cluster> {
  const named = await openNamedCluster(env);
  if (named !== null) return { ...named, embedded: false, stop: async () => {} };
  const node = await startElasticsearch({ ...options, dataName: 'start' });
  const major = options.version.startsWith('7.') ? 7 : 8;
  return {
    connection: { url: node.url, auth: null, ca: null, major },
    asksForLogin: false,
    embedded: true,
    stop: node.stop,
  };
}
