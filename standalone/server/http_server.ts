import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import Hapi, { type Request, type ResponseToolkit, type Server } from '@hapi/hapi';
import type { Logger, Plugin } from '../../server/platform/core_contract';
import { createClients } from '../../server/platform/own_client/clients';
import { errorBody } from './error_body';
import { refuseForeignRequests, requireXsrfHeader } from './guards';
import type { Connection } from '../../server/platform/own_client/connection';
import { CONTENT_SECURITY_POLICY, renderPage } from './page';
import { createRouter } from './router';

export interface HostOptions {
  readonly connection: Connection;
  /** Folder of the built browser files. */
  readonly bundles: string;
  /** Free port where absent. */
  readonly port?: number;
  readonly logger: Logger;
  /** The cluster asks for a login: browsers are told so, because nobody is logged in by a session here. */
  readonly asksForLogin: boolean;
}

export interface RunningHost {
  readonly url: string;
  stop(): Promise<void>;
}

const MIME: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.css': 'text/css; charset=utf-8',
};

/** Starts the standalone host on loopback with one plugin in it. */
export async function startHost(
  plugin: (context: { logger: { get(): Logger } }) => Plugin,
  options: HostOptions
): Promise<RunningHost> {
  const server = Hapi.server({
    host: '127.0.0.1',
    port: options.port ?? 0,
    compression: false,
    router: { stripTrailingSlash: true },
    routes: { security: { hsts: false, noSniff: true, referrer: 'no-referrer' } },
  });
  const clients = createClients(options.connection);
  server.ext('onRequest', refuseForeignRequests);
  server.ext('onPreAuth', requireXsrfHeader);
  if (options.asksForLogin && options.connection.auth === null)
    server.ext('onPreAuth', askForLogin);
  server.ext('onPreResponse', kibanaErrors);
  servePage(server, options.bundles);
  const running = plugin({ logger: { get: () => options.logger } });
  running.setup({ http: { createRouter: () => createRouter(server, clients) } });
  await server.start();
  running.start();
  return {
    url: `http://localhost:${server.info.port}`,
    stop: async () => {
      running.stop();
      await server.stop({ timeout: 1_000 });
      await clients.close();
    },
  };
}

function servePage(server: Server, bundles: string): void {
  const page = (_request: Request, h: ResponseToolkit) =>
    h
      .response(renderPage())
      .type('text/html')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-cache');
  server.route({ method: 'get', path: '/app/{path*}', handler: page });
  server.route({
    method: 'get',
    path: '/',
    handler: (_request, h) => h.redirect('/app/attackCoverage'),
  });
  // The two places that Kibana serves a plugin's files from: hashed bundles for good, assets afresh each time.
  serveFolder(server, '/bundles', join(bundles, 'host'));
  serveFolder(server, '/bundles/plugin/attackCoverage', join(bundles, 'target/public'));
  serveFolder(server, '/plugins/attackCoverage/assets', join(bundles, 'public/assets'));
}

const FOR_GOOD = 'public, max-age=31536000, immutable';

function serveFolder(server: Server, path: string, folder: string): void {
  server.route({
    method: 'get',
    path: `${path}/{file}`,
    handler: async (request, h) => {
      const file = basename(String(request.params.file));
      try {
        const hashed = /-[A-Z0-9]{8}\./.test(file);
        return h
          .response(await readFile(join(folder, file)))
          .type(MIME[extname(file)] ?? 'application/octet-stream')
          .header('cache-control', hashed ? FOR_GOOD : 'no-cache');
      } catch {
        return h.response(errorBody(404, 'Not Found')).code(404);
      }
    },
  });
}

function askForLogin(request: Request, h: ResponseToolkit) {
  if (request.headers.authorization !== undefined) return h.continue;
  return h
    .response(errorBody(401, 'This Elasticsearch asks for a login.'))
    .code(401)
    .header('www-authenticate', 'Basic realm="Elasticsearch", charset="UTF-8"')
    .takeover();
}

/** hapi's own errors (no such route, too large, bad JSON) in Kibana's form. */
function kibanaErrors(request: Request, h: ResponseToolkit) {
  const { response } = request;
  if (!('isBoom' in response) || !response.isBoom) return h.continue;
  const { statusCode } = response.output;
  const message = statusCode >= 500 ? 'An internal server error occurred' : response.message;
  return h.response(errorBody(statusCode, message)).code(statusCode);
}
