/** Versions that the launcher can assemble; the reasons for these two stand in docs/decisions. */
export const ELASTICSEARCH_VERSIONS = ['8.19.21', '7.10.2'] as const;

export type ElasticsearchVersion = (typeof ELASTICSEARCH_VERSIONS)[number];

export const DEFAULT_VERSION: ElasticsearchVersion = '8.19.21';

/** Default folder, relative to the checkout; listed in .gitignore. */
export const DEFAULT_HOME = '.elasticsearch';

export interface FileUser {
  readonly name: string;
  /** At least six characters, as Elasticsearch asks. */
  readonly password: string;
  readonly roles: readonly string[];
}

export interface SecurityOptions {
  readonly users?: readonly FileUser[];
  /** Role name to role descriptor, as in the role API; written to `roles.yml`. */
  readonly roles?: Readonly<Record<string, unknown>>;
  /** Password of the superuser `elastic`; a random one when absent. */
  readonly password?: string;
}

export interface StartOptions {
  readonly version?: ElasticsearchVersion;
  /** Folder for the unpacked distributions and all nodes' data. */
  readonly home?: string;
  /** Name of the node's data folder: `start`, `test-4711`. Letters, digits, `-` and `_`. */
  readonly dataName?: string;
  /** Delete the data when the node stops, however it stops. */
  readonly ephemeral?: boolean;
  readonly heapMb?: number;
  /** HTTP port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** Only with 8.19.21; 7.10.2 is assembled without x-pack. */
  readonly security?: SecurityOptions;
  readonly log?: (line: string) => void;
  /** Gives up waiting and stops the node that is being started. */
  readonly signal?: AbortSignal;
  /** How long the node may take until it answers. */
  readonly timeoutMs?: number;
}

export interface RunningElasticsearch {
  readonly url: string;
  readonly version: ElasticsearchVersion;
  /** Set when the node was started with security. */
  readonly username?: string;
  readonly password?: string;
  readonly pid: number;
  readonly logFile: string;
  /** Ends the node and waits until it is gone; a second call waits for the same end. */
  stop(): Promise<void>;
}
