/** The 7.10 client's types do not resolve through its `exports`; this is what we use of it. */
declare module 'elasticsearch-7' {
  export class Client {
    constructor(options: {
      node: string;
      auth?: { apiKey: string } | { username: string; password: string };
      ssl?: { ca: string };
    });
    readonly transport: {
      request(
        params: {
          method: string;
          path: string;
          querystring?: unknown;
          body?: unknown;
          bulkBody?: unknown;
        },
        options?: Record<string, unknown>
      ): PromiseLike<unknown>;
    };
    close(): void;
  }
}
