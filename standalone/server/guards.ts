import type { Request, ResponseToolkit, Lifecycle } from '@hapi/hapi';
import { errorBody } from './error_body';

/** Names under which a loopback host may be addressed; anything else is a rebound DNS name. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A page of another site can make a browser send requests here (DNS rebinding, cross-site forms):
 * only requests addressed to loopback, and from a page of this host, are answered.
 */
export const refuseForeignRequests: Lifecycle.Method = (request, h) => {
  const host = hostName(request.info.host);
  if (host === null || !LOOPBACK.has(host)) {
    return refuse(
      h,
      403,
      `Requests must be addressed to localhost, not to ${request.info.host || 'nobody'}.`
    );
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${request.info.host}`) {
    return refuse(h, 403, `Requests from ${origin} are not answered.`);
  }
  return h.continue;
};

/** As Kibana does: a header that no cross-site form can send. */
export const requireXsrfHeader: Lifecycle.Method = (request, h) =>
  isSafe(request) || request.headers['kbn-xsrf'] !== undefined
    ? h.continue
    : refuse(h, 400, 'Request must contain a kbn-xsrf header.');

const isSafe = ({ method }: Request): boolean => ['get', 'head', 'options'].includes(method);

const hostName = (header: string): string | null =>
  /^(\[[\da-f:]+\]|[^:]+)(:\d+)?$/i.exec(header)?.[1]?.toLowerCase() ?? null;

const refuse = (h: ResponseToolkit, status: number, message: string) =>
  h.response(errorBody(status, message)).code(status).takeover();
