import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import { endpoint } from '../../common/http/endpoint';
import { nothing } from '../../common/http/nothing';
import { aClient } from '../../test/builders/elasticsearch';
import type { IsAllowed } from './kibana_feature';
import type { Logger, RouteConfig, RouteHandler, Router, ResponseFactory } from './core_contract';
import { type Call, implement } from './implement';

const greeting = endpoint({
  method: 'post',
  path: '/greetings/{id}',
  access: 'manage',
  summary: 'for this test',
  params: z.object({ id: z.string().max(5) }),
  query: nothing,
  body: z.strictObject({ name: z.string().default('nobody') }),
  response: z.object({ text: z.string() }),
  maxBodyBytes: 42,
});

type Greet = (call: Call<{ id: string }, undefined, { name: string }>) => Promise<{ text: string }>;

const hello: Greet = async ({ params, body }) => ({ text: `${params.id} ${body.name}` });

/** Registers the endpoint in a router of this test, and asks it. */
function serve(handler: Greet, isAllowed?: IsAllowed) {
  const logged: string[] = [];
  const log = (message: string | Error) => void logged.push(String(message));
  const logger: Logger = { debug: () => {}, info: log, warn: log, error: log };
  let registered: { config: RouteConfig; handler: RouteHandler } | undefined;
  const refuse = () => {
    throw new Error('another method');
  };
  const router: Router = {
    get: refuse,
    put: refuse,
    delete: refuse,
    post: (config, route) => void (registered = { config, handler: route }),
  };
  implement(greeting, handler).register(router, { logger, ...(isAllowed && { isAllowed }) });
  if (registered === undefined) throw new Error('nothing was registered');
  const { config, handler: route } = registered;
  const response: ResponseFactory = {
    ok: ({ body, headers }) => ({ status: 200, body, headers }),
    customError: ({ statusCode, body }) => ({ status: statusCode, body }),
  };
  const core = {
    elasticsearch: { client: { asCurrentUser: aClient(() => ({ answered: true })) } },
  };
  const ask = (
    request: { params?: unknown; body?: unknown },
    context: Parameters<RouteHandler>[0] = { core }
  ) => route(context, { params: { id: 'a' }, query: {}, body: {}, ...request }, response);
  return { ask, config, logged, core };
}

describe('implement', () => {
  it('answers with what the handler makes of checked input, and lets nobody keep it', async () => {
    expect(await serve(hello).ask({ params: { id: 'a' }, body: {} })).toEqual({
      status: 200,
      body: { text: 'a nobody' },
      headers: { 'cache-control': 'no-store' },
    });
  });

  it('is closed in a space that hides the feature', async () => {
    const handler = jest.fn(hello);
    expect(await serve(handler, async () => false).ask({})).toMatchObject({
      status: 403,
      body: { attributes: { code: 'forbidden' } },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    ['the path', { params: { id: 'too long' } }, /path\.id/],
    ['the body', { body: { name: 7 } }, /body\.name/],
    ['a key that nobody knows', { body: { names: 'x' } }, /names/],
    ['no body', { body: null }, /body/],
  ])('refuses what the schema refuses: %s', async (_meaning, request, message) => {
    expect(await serve(hello).ask(request)).toEqual({
      status: 400,
      body: { message: expect.stringMatching(message), attributes: { code: 'invalid_input' } },
    });
  });

  it('answers known failures in their own words', async () => {
    const { ask, logged } = serve(async () => {
      throw new CoverageError('not_found', 'There is no such greeting.');
    });
    expect(await ask({})).toEqual({
      status: 404,
      body: { message: 'There is no such greeting.', attributes: { code: 'not_found' } },
    });
    expect(logged).toEqual([]);
  });

  it('answers a bug as a plain 500 and logs it whole', async () => {
    const { ask, logged } = serve(async () => {
      throw new TypeError('secret detail');
    });
    const answer = await ask({});
    expect(answer).toMatchObject({ status: 500 });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged.join('\n')).toMatch(/TypeError: secret detail\n\s+at /);
  });

  it('asks Elasticsearch as the calling user, whether core is a promise or not', async () => {
    const { ask, core } = serve(async ({ elasticsearch }) => ({
      text: JSON.stringify(await elasticsearch.request({ method: 'GET', path: '/' })),
    }));
    const expected = { status: 200, body: { text: '{"answered":true}' } };
    expect(await ask({}, { core })).toMatchObject(expected);
    expect(await ask({}, { core: Promise.resolve(core) })).toMatchObject(expected);
  });

  it('registers the path with its privilege, in the way of old and of new Kibana', () => {
    expect(serve(hello).config).toMatchObject({
      path: '/api/attack_coverage/greetings/{id}',
      security: { authz: { requiredPrivileges: ['attackCoverage-manage'] } },
      options: { tags: ['access:attackCoverage-manage'], body: { maxBytes: 42 } },
    });
  });
});
