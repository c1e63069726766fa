import type { Catalogue, RetiredTechnique, Tactic, Technique } from './catalogue';
import type { TechniqueId } from './ids';
import { compareNamed } from './order';

/** The part of a catalogue that a matrix needs; what the browser holds is no more than this. */
export type MatrixFacts = Pick<Catalogue, 'matrices' | 'tactics' | 'techniques' | 'retired'>;

export interface CatalogueIndex<Facts extends MatrixFacts = Catalogue> {
  readonly catalogue: Facts;
  readonly techniqueById: ReadonlyMap<string, Technique>;
  readonly retiredById: ReadonlyMap<string, RetiredTechnique>;
  readonly tacticById: ReadonlyMap<string, Tactic>;
  /** Sub-techniques of each technique that has any, by id. */
  readonly childrenById: ReadonlyMap<string, readonly Technique[]>;
  /** Techniques and sub-techniques of every tactic, by name as ATT&CK Navigator shows them. */
  readonly techniquesByTactic: ReadonlyMap<string, readonly Technique[]>;
}

/** Lookups over a catalogue. Keys keep the catalogue's order; the catalogue itself is left as it is. */
export function indexCatalogue<Facts extends MatrixFacts>(catalogue: Facts): CatalogueIndex<Facts> {
  const childrenById = new Map<string, Technique[]>();
  const byTactic = new Map<string, Technique[]>(catalogue.tactics.map(({ id }) => [id, []]));
  for (const technique of catalogue.techniques) {
    if (technique.parent_id !== null) {
      const siblings = childrenById.get(technique.parent_id);
      if (siblings) siblings.push(technique);
      else childrenById.set(technique.parent_id, [technique]);
    }
    for (const tactic of technique.tactic_ids) byTactic.get(tactic)?.push(technique);
  }
  for (const techniques of byTactic.values()) techniques.sort(compareNamed);
  return {
    catalogue,
    techniqueById: new Map(catalogue.techniques.map((technique) => [technique.id, technique])),
    retiredById: new Map(catalogue.retired.map((technique) => [technique.id, technique])),
    tacticById: new Map(catalogue.tactics.map((tactic) => [tactic.id, tactic])),
    childrenById,
    techniquesByTactic: byTactic,
  };
}

export type ResolvedTechnique =
  | { readonly kind: 'live'; readonly id: TechniqueId }
  /** `from` was revoked; `id` is the live technique at the end of its chain. */
  | { readonly kind: 'redirected'; readonly from: TechniqueId; readonly id: TechniqueId }
  /** Revoked or deprecated without a live successor. */
  | {
      readonly kind: 'retired';
      readonly id: TechniqueId;
      readonly status: RetiredTechnique['status'];
    }
  | { readonly kind: 'unknown' };

/**
 * What a technique id means in a catalogue.
 *
 * @param id - in ATT&CK's own form (`normalizeTechniqueId` brings typed ids into it)
 */
export function resolveTechnique(
  index: Pick<CatalogueIndex, 'techniqueById' | 'retiredById'>,
  id: string
): ResolvedTechnique {
  const live = index.techniqueById.get(id);
  if (live) return { kind: 'live', id: live.id };
  const retired = index.retiredById.get(id);
  if (!retired) return { kind: 'unknown' };
  return retired.current_id === null
    ? { kind: 'retired', id: retired.id, status: retired.status }
    : { kind: 'redirected', from: retired.id, id: retired.current_id };
}
