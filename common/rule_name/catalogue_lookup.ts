import { resolveTechnique, type CatalogueIndex } from '../attack/catalogue_index';
import type { TechniqueId } from '../attack/ids';
import type { CatalogueLookup, ResolvedId } from './check';

type Index = Pick<CatalogueIndex, 'techniqueById' | 'retiredById'>;

/** Lets rule names be checked against a catalogue; names that were current when a rule was written are known too. */
export const catalogueLookup = (index: Index): CatalogueLookup => ({
  resolve: (id) => resolveWithNames(index, id),
});

function resolveWithNames(index: Index, typed: TechniqueId): ResolvedId {
  const resolved = resolveTechnique(index, typed);
  if (resolved.kind !== 'live' && resolved.kind !== 'redirected') return resolved;
  const name = index.techniqueById.get(resolved.id)?.name ?? '';
  return resolved.kind === 'live'
    ? { ...resolved, name }
    : { ...resolved, name, former_name: index.retiredById.get(typed)?.name };
}
