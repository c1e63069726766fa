import { join } from 'path';
import type { Plugin, PluginInitializerContext } from './platform/core_contract';
import { AttackCoveragePlugin } from './plugin';

/** What Kibana, and the standalone host, calls. Synchronous: Kibana 7.10 knows no other plugins. */
export const plugin = (context: PluginInitializerContext): Plugin =>
  new AttackCoveragePlugin({
    logger: context.logger.get(),
    catalogueFolder: join(__dirname, 'catalogue', 'data'),
    now: Date.now,
  });
