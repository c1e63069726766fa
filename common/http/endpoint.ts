import type { z } from 'zod';

export const API_BASE = '/api/attack_coverage';

/** One route, described once for the server, the browser, the documentation and the tests. */
export interface Endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `API_BASE`, with `{names}` for parameters. */
  readonly path: string;
  /** `read` looks, `manage` changes stored state. */
  readonly access: 'read' | 'manage';
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Bytes; Kibana's own limit (1 MB) where absent. */
  readonly maxBodyBytes?: number;
}

/** Identity at run time; ties the schemas' types together. */
export const endpoint = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  definition: Endpoint<Params, Query, Body, Response>
): Endpoint<Params, Query, Body, Response> => definition;
