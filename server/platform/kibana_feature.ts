import type { CoreSetup, Logger } from './core_contract';

const ID = 'attackCoverage';

/** Names of the API privileges; routes ask for them by tag and by `security.authz`. */
export const privilegeOf = (access: 'read' | 'manage'): string => `${ID}-${access}`;

const NO_SAVED_OBJECTS = { all: [], read: [] } as const;

/**
 * What administrators see under "Kibana privileges" and in the features of a space. The keys are those of 7.10: later
 * versions take them as they are, and refuse any that they do not know.
 */
export const KIBANA_FEATURE = {
  id: ID,
  name: 'ATT&CK Coverage',
  category: { id: 'securitySolution', label: 'Security' },
  app: [ID],
  privileges: {
    all: {
      app: [ID],
      api: [privilegeOf('read'), privilegeOf('manage')],
      savedObject: NO_SAVED_OBJECTS,
      ui: ['show', 'save'],
    },
    read: {
      app: [ID],
      api: [privilegeOf('read')],
      savedObject: NO_SAVED_OBJECTS,
      ui: ['show'],
    },
  },
} as const;

interface FeaturesSetup {
  registerKibanaFeature(feature: typeof KIBANA_FEATURE): void;
}

const isFeatures = (plugin: unknown): plugin is FeaturesSetup =>
  typeof plugin === 'object' &&
  plugin !== null &&
  'registerKibanaFeature' in plugin &&
  typeof plugin.registerKibanaFeature === 'function';

/** Whether the space of a request has the feature; a space without it closes its API, too. */
export type IsAllowed = (request: unknown) => Promise<boolean>;

const EVERYWHERE: IsAllowed = async () => true;

/**
 * Registers the feature where Kibana has any (its OSS distribution and the standalone host have none).
 *
 * @returns what tells whether the space of a request hides it: Kibana itself closes only the page, not the API
 */
export function registerFeature(core: CoreSetup, plugins: unknown, logger: Logger): IsAllowed {
  const features = isRecord(plugins) ? plugins.features : undefined;
  if (!isFeatures(features)) return EVERYWHERE;
  features.registerKibanaFeature(KIBANA_FEATURE);
  const { getStartServices } = core;
  if (getStartServices === undefined) return EVERYWHERE;
  return async (request) => {
    const [{ capabilities }] = await getStartServices();
    if (capabilities === undefined) return true;
    try {
      // Versions since 8.11 want to know which part is asked for, earlier ones do not look.
      const found = await capabilities.resolveCapabilities(request, { capabilityPath: `${ID}.*` });
      const own = isRecord(found) ? found[ID] : undefined;
      return !isRecord(own) || own.show !== false;
    } catch (error) {
      logger.warn(`Whether the space has the feature is not known: ${String(error)}`);
      return false;
    }
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
