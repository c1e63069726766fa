import type { z } from 'zod';
import { API_BASE, type Endpoint } from '../../common/http/endpoint';
import { CoverageError } from '../../common/errors';
import type {
  BasePath,
  Logger,
  RouteConfig,
  RouteHandler,
  Router,
  Validate,
} from './core_contract';
import { type Elasticsearch, elasticsearchFor } from './elasticsearch';
import { answerError } from './errors';
import { type IsAllowed, privilegeOf } from './kibana_feature';
import { spaceOf } from './space';

/** What a handler gets: checked input, and Elasticsearch as the calling user. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly elasticsearch: Elasticsearch;
}

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** What a route is called with when no host is between: unparsed, as it would come over HTTP. */
export interface DirectCall {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

export interface RegisterOptions {
  readonly logger: Logger;
  /** Of the host, which knows the space of a request; without it every space is `default`. */
  readonly basePath?: BasePath | undefined;
  /** Whether the space of a request has the feature; all have where absent. */
  readonly isAllowed?: IsAllowed;
}

/** An endpoint and what answers it, ready to be registered. */
export interface Route {
  readonly endpoint: AnyEndpoint;
  /** Answers without a host: for the command line, as whoever `elasticsearch` is. */
  call(elasticsearch: Elasticsearch, input?: DirectCall): Promise<unknown>;
  register(router: Router, options: RegisterOptions): void;
}

/**
 * Ties a handler to its endpoint: input is parsed by the endpoint's schemas, errors become statuses, and the
 * answer's type is the schema's.
 */
export function implement<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  handler: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>
  ) => Promise<z.input<Response>>
): Route {
  // Rejects where the input does not parse: nothing is thrown beside the promise.
  const call = async (elasticsearch: Elasticsearch, input: DirectCall) =>
    handler({
      params: parse(endpoint.params, input.params, 'path'),
      query: parse(endpoint.query, input.query, 'query'),
      body: parse(endpoint.body, input.body, 'body'),
      elasticsearch,
    });
  return {
    endpoint,
    call: (elasticsearch, input = {}) => call(elasticsearch, input),
    register: (router, { logger, basePath, isAllowed }) => {
      const answer: RouteHandler = async (context, request, response) => {
        try {
          if (isAllowed !== undefined && !(await isAllowed(request))) throw HIDDEN;
          const { asCurrentUser } = (await context.core).elasticsearch.client;
          const aborted = request.events?.aborted$;
          const space = spaceOf(request, basePath);
          const body = await call(elasticsearchFor(asCurrentUser, aborted, space), request);
          return response.ok({ body, headers: headersOf(body) });
        } catch (error) {
          return answerError(error, response, logger);
        }
      };
      router[endpoint.method](routeConfig(endpoint), answer);
    },
  };
}

const HIDDEN = new CoverageError(
  'forbidden',
  'This space does not show ATT&CK Coverage, or your role does not include it: an administrator can change both.'
);

/** A handler answers JSON, or bytes as they are. */
const headersOf = (body: unknown): Record<string, string> => ({
  'cache-control': 'no-store',
  ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
});

/** Kibana demands validators, but answers a failure of theirs without our error code: so they pass, and we parse. */
const pass: Validate = (value, { ok }) => ok(value);

const routeConfig = (
  endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>
): RouteConfig => {
  const privilege = privilegeOf(endpoint.access);
  const hasBody = endpoint.method !== 'get';
  return {
    path: `${API_BASE}${endpoint.path}`,
    validate: { params: pass, query: pass, ...(hasBody ? { body: pass } : {}) },
    security: { authz: { requiredPrivileges: [privilege] } },
    options: {
      access: 'public',
      tags: [`access:${privilege}`],
      ...(hasBody && endpoint.maxBodyBytes !== undefined
        ? { body: { maxBytes: endpoint.maxBodyBytes } }
        : {}),
    },
  };
};

function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    ({ path, message }) => `${[where, ...path].join('.')}: ${message}`
  );
  throw new CoverageError('invalid_input', `Invalid request. ${issues.join('; ')}`);
}
