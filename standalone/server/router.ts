import type { Request, ResponseObject, ResponseToolkit, Server } from '@hapi/hapi';
import type {
  AbortedSignal,
  ResponseFactory,
  RouteConfig,
  RouteHandler,
  Router,
  Validate,
} from '../../server/platform/core_contract';
import type { ElasticsearchClients } from '../../server/platform/own_client/clients';
import { errorBody } from './error_body';

/** Kibana's default limit on bodies. */
const MAX_BODY_BYTES = 1_048_576;

/** Kibana's router over hapi: the part of its contract that we use, with its validation and error bodies. */
export function createRouter(server: Server, clients: ElasticsearchClients): Router {
  const register =
    (method: 'get' | 'post' | 'put' | 'delete') => (config: RouteConfig, handler: RouteHandler) =>
      server.route({
        method,
        path: config.path,
        options: method === 'get' ? {} : { payload: payloadOptions(config) },
        handler: (request, h) => handle(config, handler, clients, request, h),
      });
  return {
    get: register('get'),
    post: register('post'),
    put: register('put'),
    delete: register('delete'),
  };
}

const payloadOptions = ({ options }: RouteConfig) => ({
  maxBytes: options.body?.maxBytes ?? MAX_BODY_BYTES,
  allow: 'application/json',
});

async function handle(
  config: RouteConfig,
  handler: RouteHandler,
  clients: ElasticsearchClients,
  request: Request,
  h: ResponseToolkit
): Promise<ResponseObject> {
  const input = validateAll(config, request);
  if ('message' in input) return h.response(errorBody(400, input.message)).code(400);
  const context = {
    core: { elasticsearch: { client: { asCurrentUser: clients.asCurrentUser(request.headers) } } },
  };
  const events = { aborted$: abortedSignal(request) };
  const answer = await handler(context, { ...input, events }, responseFactory(h));
  return answer as ResponseObject;
}

type Input = { params: unknown; query: unknown; body: unknown };

function validateAll({ validate }: RouteConfig, request: Request): Input | { message: string } {
  const parts: [keyof Input, Validate | undefined, unknown][] = [
    ['params', validate.params, request.params],
    ['query', validate.query, request.query],
    ['body', validate.body, request.payload],
  ];
  const input: Input = { params: {}, query: {}, body: undefined };
  for (const [part, check, value] of parts) {
    if (check === undefined) continue;
    const result = check(value, {
      ok: (checked) => ({ value: checked }),
      badRequest: (message) => ({ message }),
    }) as { value: unknown } | { message: string };
    if ('message' in result) return { message: `[request ${part}]: ${result.message}` };
    input[part] = result.value;
  }
  return input;
}

const responseFactory = (h: ResponseToolkit): ResponseFactory => ({
  ok: ({ body, headers = {} }) => {
    const response = h.response(body as object).code(200);
    for (const [name, value] of Object.entries(headers)) response.header(name, value);
    return response;
  },
  customError: ({ statusCode, body }) =>
    h.response(errorBody(statusCode, body.message, body.attributes)).code(statusCode),
});

/** Emits when the browser goes away before it was answered. */
const abortedSignal = ({ raw }: Request): AbortedSignal => ({
  subscribe: ({ next }) => {
    const closed = () => {
      if (!raw.res.writableEnded) next();
    };
    raw.res.on('close', closed);
    return { unsubscribe: () => raw.res.off('close', closed) };
  },
});
