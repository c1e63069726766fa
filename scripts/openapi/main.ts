import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRoutes } from '../../server/plugin';
import { buildOpenApi } from './build_openapi';

const ROOT = join(__dirname, '..', '..');

/** `npm run openapi` writes docs/openapi.json: the API, out of the schemas. */
export function openApiText(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const catalogueFolder = join(ROOT, 'server', 'catalogue', 'data');
  const routes = createRoutes({ catalogueFolder, now: Date.now });
  const api = buildOpenApi(
    routes.map(({ endpoint }) => endpoint),
    version
  );
  return `${JSON.stringify(api, null, 1)}\n`;
}

if (require.main === module) writeFileSync(join(ROOT, 'docs', 'openapi.json'), openApiText());
