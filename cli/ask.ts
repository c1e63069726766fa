import { join } from 'node:path';
import type { z } from 'zod';
import { CoverageError } from '../common/errors';
import type { Endpoint } from '../common/http/endpoint';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import type { DirectCall } from '../server/platform/implement';
import { createRoutes } from '../server/plugin';

const CATALOGUES = join(__dirname, '..', 'server', 'catalogue', 'data');

/**
 * Asks an endpoint of the plugin without a host, as whoever the connection is.
 *
 * @throws CoverageError as the route would answer it
 */
export async function ask<Response extends z.ZodType>(
  elasticsearch: Elasticsearch,
  endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, Response>,
  input: DirectCall,
  now: () => number = Date.now
): Promise<z.output<Response>> {
  const routes = createRoutes({ catalogueFolder: CATALOGUES, now });
  const route = routes.find((candidate) => candidate.endpoint === endpoint);
  if (route === undefined) {
    throw new CoverageError('not_found', `Nothing answers ${endpoint.method} ${endpoint.path}.`);
  }
  return endpoint.response.parse(await route.call(elasticsearch, input));
}
