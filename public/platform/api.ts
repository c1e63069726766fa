import type { z } from 'zod';
import { API_BASE, type Endpoint } from '../../common/http/endpoint';
import type { CoreStart } from './core_contract';

/** A request of ours that failed, in the server's words. */
export class ApiError extends Error {
  constructor(
    readonly status: number | null,
    readonly code: string | null,
    message: string,
    /** What the server says beside its message: both versions of a conflict. */
    readonly details: Readonly<Record<string, unknown>> = {}
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export type Api = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  input?: CallInput
) => Promise<z.output<Response>>;

/** Calls endpoints through the host's `http`, which adds `kbn-xsrf` and the space's base path. */
export const createApi =
  (http: CoreStart['http']): Api =>
  async (endpoint, { params = {}, body, signal } = {}) => {
    const path = endpoint.path.replace(/{(\w+)}/g, (_match, name: string) =>
      encodeURIComponent(params[name] ?? '')
    );
    try {
      const answer = await http.fetch(`${API_BASE}${path}`, {
        method: endpoint.method.toUpperCase(),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
      return endpoint.response.parse(answer);
    } catch (error) {
      throw toApiError(error);
    }
  };

function toApiError(error: unknown): Error {
  if (error instanceof Error && error.name === 'AbortError') return error;
  const body = isRecord(error) && isRecord(error.body) ? error.body : null;
  const message = body && typeof body.message === 'string' ? body.message : null;
  const status = body && typeof body.statusCode === 'number' ? body.statusCode : null;
  const attributes = body && isRecord(body.attributes) ? body.attributes : {};
  const code = typeof attributes.code === 'string' ? attributes.code : null;
  if (message !== null) return new ApiError(status, code, message, attributes);
  if (isRecord(error) && isRecord(error.response)) {
    return new ApiError(Number(error.response.status), null, String(error.message));
  }
  const text = error instanceof Error ? error.message : String(error);
  return new ApiError(null, null, `The server did not answer as expected: ${text}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
