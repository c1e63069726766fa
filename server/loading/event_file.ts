/** NDJSON, wherever it comes from: a file, a packed file, a member of an archive, an event log. */
export interface EventFile {
  /** As messages name it: `events.zip/day1.ndjson`. */
  readonly name: string;
  /** Each call reads from the beginning. */
  chunks(): Promise<AsyncIterable<Buffer>>;
}
