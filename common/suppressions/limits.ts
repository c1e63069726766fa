import { type CatalogueIndex, resolveTechnique } from '../attack/catalogue_index';
import type { TechniqueId } from '../attack/ids';
import { carriesTag } from '../sources/source';
import type { ViewedSource } from '../sources/viewed_source';

/** By technique, under its current id: clauses of the events whose tag of it is suppressed. */
export type TechniqueLimits = ReadonlyMap<TechniqueId, readonly object[]>;

/**
 * Which tags of a source are suppressed by suppressions that name techniques.
 *
 * @param index - a suppression that names a revoked id holds for the technique that took its place, as a tag does
 */
export function limitsOf(source: ViewedSource, index: CatalogueIndex): TechniqueLimits {
  const limits = new Map<TechniqueId, object[]>();
  for (const { clause, suppression } of source.view?.suppressions ?? []) {
    for (const id of currentIds(suppression.techniques ?? [], index)) {
      limits.set(id, [...(limits.get(id) ?? []), clause]);
    }
  }
  return limits;
}

/** Current ids of techniques, each once; what is no technique of this release is left as it is. */
export function currentIds(
  techniques: readonly TechniqueId[],
  index: CatalogueIndex
): ReadonlySet<TechniqueId> {
  const ids = new Set<TechniqueId>();
  for (const id of techniques) {
    const resolved = resolveTechnique(index, id);
    ids.add(resolved.kind === 'unknown' ? id : resolved.id);
  }
  return ids;
}

/**
 * The events that carry a tag that counts, as a query clause.
 *
 * @param valuesByTechnique - raw values counted for each technique
 * @returns the plain clause where no technique of these is limited
 */
export function carriesCountedTag(
  source: ViewedSource,
  valuesByTechnique: ReadonlyMap<TechniqueId, readonly string[]>,
  limits: TechniqueLimits
): object {
  const free = new Set<string>();
  const should: object[] = [];
  for (const [id, values] of valuesByTechnique) {
    const left_out = limits.get(id);
    if (left_out === undefined) values.forEach((value) => free.add(value));
    else should.push({ bool: { filter: [carriesTag(source, values)], must_not: left_out } });
  }
  if (should.length === 0) return carriesTag(source, [...free]);
  if (free.size > 0) should.push(carriesTag(source, [...free]));
  return { bool: { should, minimum_should_match: 1 } };
}
