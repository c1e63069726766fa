import { packCatalogue } from '../../../../common/attack/compact/pack';
import { buildCatalogue } from '../../../../common/attack/stix/build_catalogue';
import { summarizeCatalogue } from '../../../../common/attack/summary';
import type { ReducedBundle } from './messages';

/**
 * What we keep of a STIX bundle.
 *
 * @throws CoverageError `not_attack` or `unsupported`, saying what is wrong with the bundle
 */
export function reduceBundle(bundle: unknown, file_name: string): ReducedBundle {
  const catalogue = buildCatalogue(bundle, { descriptions: true });
  const { matrices, tactics, techniques, retired, descriptions } = catalogue;
  return {
    file_name,
    packed: packCatalogue(catalogue),
    descriptions,
    summary: summarizeCatalogue(catalogue),
    facts: { matrices, tactics, techniques, retired },
  };
}
