import type { Catalogue, RetiredTechnique, Tactic, Technique } from '../../common/attack/catalogue';
import { type CatalogueIndex, indexCatalogue } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';

interface Facts {
  /** In order; each gets the id `TA<name>`. */
  readonly tactics?: readonly string[];
  readonly techniques?: readonly {
    readonly id: string;
    /** Names as in `tactics`; the first of them where absent. */
    readonly tactics?: readonly string[];
    readonly platforms?: readonly string[];
  }[];
  /** Old id → live id, or null for a deprecated one. */
  readonly retired?: Readonly<Record<string, string | null>>;
}

/** A catalogue of a few techniques: `T1055.001` is a sub-technique of `T1055`, and each is named after its id. */
export function aCatalogue({ tactics = ['one'], techniques = [], retired = {} }: Facts): Catalogue {
  const tacticId = (name: string) => `TA${name}`;
  return {
    domain: 'enterprise',
    version: '18.1',
    matrices: [{ id: 'test', name: 'Test', tactic_ids: tactics.map(tacticId) }],
    tactics: tactics.map((name): Tactic => ({ id: tacticId(name), name, short_name: name })),
    techniques: techniques.map(
      ({ id, tactics: of = tactics.slice(0, 1), platforms = ['Windows'] }): Technique => ({
        id: id as TechniqueId,
        name: `Technique ${id}`,
        tactic_ids: of.map(tacticId),
        platforms,
        parent_id: id.includes('.') ? (id.slice(0, 5) as TechniqueId) : null,
      })
    ),
    retired: Object.entries(retired).map(([id, current]): RetiredTechnique => ({
      id: id as TechniqueId,
      name: `Former ${id}`,
      status: current === null ? 'deprecated' : 'revoked',
      current_id: current as TechniqueId | null,
    })),
    data_sources: [],
    data_components: [],
    detects: [],
    analytics: [],
    related: [],
    descriptions: {},
  };
}

export const aCatalogueIndex = (facts: Facts): CatalogueIndex => indexCatalogue(aCatalogue(facts));
