import type { Elasticsearch } from './elasticsearch';

/** Something that was stored, with who wrote it and when. */
export interface Stored<Payload> {
  readonly name: string;
  readonly payload: Payload;
  /** Opaque; goes back with a change, which is refused where it is no longer the current one. */
  readonly version: string;
  /** ISO text. */
  readonly created_at: string;
  /** Null where the cluster has no users. */
  readonly created_by: string | null;
  readonly updated_at: string;
  readonly updated_by: string | null;
}

export interface StoredList<Payload> {
  /** By name. */
  readonly entries: readonly Stored<Payload>[];
  /** What is there and cannot be read: written by a newer version of the plugin, or damaged. */
  readonly unreadable: readonly { readonly name: string; readonly message: string }[];
}

/**
 * What a change was made to: a version, nothing yet, or whatever is there.
 * The last is for what only its writer names and nobody changes, such as the parts of an upload.
 */
export type Expected = { readonly version: string } | 'absent' | 'anything';

/**
 * Documents of one kind in an index of ours, read and written as the calling user, each space on its own.
 *
 * Every function throws CoverageError `forbidden` where the user lacks privileges (the message names them) and
 * `unsupported` for a document of a newer version of the plugin, which is left as it is. An index that is not there
 * holds nothing.
 */
export interface StateStore<Payload> {
  read(elasticsearch: Elasticsearch, name: string): Promise<Stored<Payload> | null>;
  list(elasticsearch: Elasticsearch): Promise<StoredList<Payload>>;
  /** @throws CoverageError `conflict` with both versions in its details */
  write(
    elasticsearch: Elasticsearch,
    name: string,
    payload: Payload,
    expected: Expected
  ): Promise<Stored<Payload>>;
  /** @throws CoverageError `conflict` with the current version in its details; `not_found` */
  remove(elasticsearch: Elasticsearch, name: string, expected: Expected): Promise<void>;
  /** Names alone; `createdBefore` is ISO text, exclusive. */
  names(elasticsearch: Elasticsearch, createdBefore?: string): Promise<readonly string[]>;
  /** Removes what is there of these; others are no error. */
  removeAll(elasticsearch: Elasticsearch, names: readonly string[]): Promise<void>;
}
