/**
 * The part of Kibana's server core that we use, written once: `@kbn/*` packages are not on npm.
 * Shapes hold from 7.10 to 9.x; what differs between versions is evened out in this folder.
 */

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string | Error): void;
}

export interface PluginInitializerContext {
  readonly logger: { get(...context: string[]): Logger };
  readonly env?: { readonly packageInfo?: { readonly version?: string } };
}

/** What `transport.request` takes in every client from 7.10 to 9. */
export interface TransportRequest {
  readonly method: string;
  readonly path: string;
  readonly querystring?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** Newline-delimited body (`_msearch`, `_bulk`): one of the two. */
  readonly bulkBody?: unknown;
}

export interface ElasticsearchClient {
  readonly transport: {
    request(params: TransportRequest, options?: Record<string, unknown>): PromiseLike<unknown>;
  };
}

export interface CoreRequestContext {
  readonly elasticsearch: { readonly client: { readonly asCurrentUser: ElasticsearchClient } };
}

/** `core` is a promise from 8.3 on; `await` fits both. */
export interface RequestContext {
  readonly core: CoreRequestContext | Promise<CoreRequestContext>;
}

export interface ResponseFactory {
  ok(options: { body: unknown; headers?: Record<string, string> }): unknown;
  customError(options: {
    statusCode: number;
    body: { message: string; attributes?: Record<string, unknown> };
  }): unknown;
}

/** An observable as far as we need it: Kibana's own emits once when the browser went away. */
export interface AbortedSignal {
  subscribe(observer: { next(): void }): { unsubscribe(): void };
}

export interface RouteRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly events?: { readonly aborted$?: AbortedSignal };
}

export type Validate = (
  value: unknown,
  result: { ok(value: unknown): unknown; badRequest(message: string): unknown }
) => unknown;

export interface RouteConfig {
  readonly path: string;
  readonly validate: {
    readonly params: Validate;
    readonly query: Validate;
    readonly body?: Validate;
  };
  /** From 8.16 on; 8.12 ignores it, so every route carries the `access:` tags as well. */
  readonly security: { readonly authz: { readonly requiredPrivileges: readonly string[] } };
  readonly options: {
    readonly access: 'public';
    readonly tags: readonly string[];
    readonly body?: { readonly maxBytes?: number };
  };
}

export type RouteHandler = (
  context: RequestContext,
  request: RouteRequest,
  response: ResponseFactory
) => Promise<unknown>;

export type RegisterRoute = (config: RouteConfig, handler: RouteHandler) => void;

export interface Router {
  readonly get: RegisterRoute;
  readonly post: RegisterRoute;
  readonly put: RegisterRoute;
  readonly delete: RegisterRoute;
}

/** Paths of the host; Kibana puts the space of a request into its base path. */
export interface BasePath {
  readonly serverBasePath?: string;
  get(request: unknown): string;
}

/** What a user may do in the space of a request; of features hidden there nothing. */
export interface Capabilities {
  resolveCapabilities(
    request: unknown,
    options?: { readonly capabilityPath: string }
  ): Promise<unknown>;
}

export interface CoreSetup {
  readonly http: { createRouter(): Router; readonly basePath?: BasePath };
  readonly getStartServices?: () => Promise<
    readonly [{ readonly capabilities?: Capabilities }, ...unknown[]]
  >;
}

export interface Plugin {
  setup(core: CoreSetup, plugins?: Record<string, unknown>): void;
  start(): void;
  stop(): void;
}
