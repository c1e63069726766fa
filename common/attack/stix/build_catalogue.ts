import type { Catalogue } from '../catalogue';
import { readAnalytics } from './analytics';
import { openBundle } from './bundle';
import { readDataComponents } from './data_components';
import { readDescriptions } from './descriptions';
import { detectDomain, readVersion } from './domain';
import { readRelated } from './related';
import { readTactics } from './tactics';
import { readTechniques } from './techniques';

export interface BuildOptions {
  /** Also collect description texts, which are most of a bundle's size. */
  readonly descriptions: boolean;
}

/**
 * Turns an official STIX bundle into a catalogue, whatever its era: what the bundle contains
 * decides, never its version number. The result shares nothing with the bundle and does not depend
 * on the order of its objects, except where several objects claim the same id.
 *
 * @param bundle - the parsed JSON of an enterprise, mobile or ICS bundle, STIX 2.0 or 2.1
 * @returns facts about live and retired objects. `tactic_ids`, `current_id`, `parent_id`,
 *   `component_id`, `technique_ids` and `software_ids` name entries of the same catalogue
 * @throws CoverageError `not_attack` where the file is no such bundle (the message says why),
 *   `unsupported` for PRE-ATT&CK, mixed domains and the mobile releases before 3.0
 */
export function buildCatalogue(
  bundle: unknown,
  { descriptions }: BuildOptions = { descriptions: false }
): Catalogue {
  const stix = openBundle(bundle);
  const domain = detectDomain(stix);
  const { matrices, tactics } = readTactics(stix, domain);
  const techniques = readTechniques(stix, tactics);
  const components = readDataComponents(stix, techniques);
  return {
    domain,
    version: readVersion(stix),
    matrices,
    tactics,
    techniques: techniques.live,
    retired: techniques.retired,
    data_sources: components.data_sources,
    data_components: components.data_components,
    detects: components.detects,
    analytics: readAnalytics(stix, techniques, components),
    related: readRelated(stix, techniques),
    descriptions: descriptions ? readDescriptions(stix, components) : {},
  };
}
