import type {
  CoreRequestContext,
  CoreSetup,
  ElasticsearchClient,
  RouteConfig,
  RouteHandler,
  TransportRequest,
} from '../../server/platform/core_contract';

/** Each minor version of Kibana that the plugin is for, as [major, minor]. */
const KIBANA_MINORS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 8 }, (_each, n) => [7, 10 + n] as const),
  ...Array.from({ length: 20 }, (_each, n) => [8, n] as const),
  ...Array.from({ length: 5 }, (_each, n) => [9, n] as const),
];

/** The same for `describe.each`, with the version as text before. */
export const KIBANA_CASES = KIBANA_MINORS.map((version) => [version.join('.'), version] as const);

interface Called {
  readonly status: number;
  readonly body: unknown;
}

interface Registered {
  readonly method: string;
  readonly config: RouteConfig;
  readonly handler: RouteHandler;
}

export interface FakeUser {
  /** API privileges of the Kibana feature. */
  readonly privileges: readonly string[];
  /** Whether the space shows the feature. */
  readonly spaceShows?: boolean;
  /** A browser with Kibana's UI, or another client such as curl. */
  readonly client?: 'ui' | 'curl';
}

/**
 * The part of Kibana's server that decides about a plugin's routes, as a version of it does: which of a route's options
 * it knows, which of them it enforces, what a handler gets, and how its Elasticsearch client answers.
 */
export class FakeKibana {
  readonly routes: Registered[] = [];
  readonly asked: TransportRequest[] = [];
  private readonly at: (major: number, minor: number) => boolean;

  constructor(
    [major, minor]: readonly [number, number],
    private readonly answer: (request: TransportRequest) => unknown
  ) {
    this.at = (fromMajor, fromMinor) =>
      major > fromMajor || (major === fromMajor && minor >= fromMinor);
  }

  readonly core: CoreSetup = {
    http: {
      createRouter: () => {
        const register = (method: string) => (config: RouteConfig, handler: RouteHandler) => {
          this.check(config);
          this.routes.push({ method, config, handler });
        };
        return {
          get: register('get'),
          post: register('post'),
          put: register('put'),
          delete: register('delete'),
        };
      },
      basePath: { serverBasePath: '', get: () => '' },
    },
    getStartServices: async () => [
      {
        capabilities: {
          resolveCapabilities: async (request, options) => {
            // Until 8.10 there was no such argument; from 8.11 on it is demanded.
            if (this.at(8, 11) && options?.capabilityPath === undefined)
              throw new Error("Cannot read properties of undefined (reading 'capabilityPath')");
            const { spaceShows = true } = request as FakeUser;
            return { attackCoverage: { show: spaceShows } };
          },
        },
      },
    ],
  };

  /** From 9.1 on a route without a word about its authorization stops Kibana. */
  private check({ path, security, validate }: RouteConfig): void {
    if (this.at(9, 1) && security.authz.requiredPrivileges.length === 0)
      throw new Error(`${path}: no security.authz`);
    if (typeof validate.params !== 'function') throw new Error(`${path}: no validator`);
  }

  /** As a request of this user arrives at the handler, or is turned away before. */
  async call(route: Registered, user: FakeUser, input: object = {}): Promise<Called> {
    const { options, security } = route.config;
    const isUi = (user.client ?? 'ui') === 'ui';
    if (this.at(9, 0) && !isUi && options.access !== 'public') return { status: 400, body: null };
    // `access:` tags until 8.15, `security.authz` since; 9.x no longer looks at the tags.
    const demanded = this.at(8, 16)
      ? security.authz.requiredPrivileges
      : options.tags.map((tag) => tag.replace(/^access:/, ''));
    if (!demanded.every((privilege) => user.privileges.includes(privilege)))
      return { status: 403, body: null };
    const context: CoreRequestContext = {
      elasticsearch: { client: { asCurrentUser: this.client() } },
    };
    const answered = await route.handler(
      { core: this.at(8, 3) ? Promise.resolve(context) : context },
      { params: {}, query: {}, body: {}, ...input, ...user },
      {
        ok: ({ body }) => ({ status: 200, body }),
        customError: ({ statusCode, body }) => ({ status: statusCode, body }),
      }
    );
    return answered as Called;
  }

  /** Clients until 8.1 answer with `{ body }`; later ones with the body, but for `meta: true`. */
  private client(): ElasticsearchClient {
    return {
      transport: {
        request: async (params, options) => {
          this.asked.push(params);
          const body = this.answer(params);
          const isWrapped = !this.at(8, 2) || options?.meta === true;
          return isWrapped ? { body, statusCode: 200, headers: {}, warnings: null } : body;
        },
      },
    };
  }
}
