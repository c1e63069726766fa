import type { BasePath } from './core_contract';

export const DEFAULT_SPACE = 'default';

/**
 * The Kibana space of a request, which Kibana keeps in the request's base path (`/base/s/security`). The default
 * space has no such part, and neither have hosts without spaces.
 */
export function spaceOf(request: unknown, basePath: BasePath | undefined): string {
  if (basePath === undefined) return DEFAULT_SPACE;
  const path = basePath.get(request).slice(basePath.serverBasePath?.length ?? 0);
  return /^\/s\/([a-z0-9_-]+)$/.exec(path)?.[1] ?? DEFAULT_SPACE;
}
