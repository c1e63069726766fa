import type { TechniqueId } from '../attack/ids';
import type { CoverageResponse } from '../http/coverage';

/** Raw values of one source that were counted for each technique. */
export type ValuesByTechnique = ReadonlyMap<TechniqueId, readonly string[]>;

/**
 * The raw values behind a count, by source: what a search must ask for, to be about the same events.
 *
 * @param only - these techniques alone; absent for all
 * @returns sources without any such value are absent
 */
export function valuesBySource(
  techniques: CoverageResponse['techniques'],
  only?: ReadonlySet<string>
): ReadonlyMap<string, ValuesByTechnique> {
  const bySource = new Map<string, Map<TechniqueId, string[]>>();
  for (const { id, raw } of techniques) {
    if (only !== undefined && !only.has(id)) continue;
    for (const { source_id, value } of raw) {
      const own = bySource.get(source_id) ?? new Map<TechniqueId, string[]>();
      bySource.set(source_id, own.set(id, [...(own.get(id) ?? []), value]));
    }
  }
  return bySource;
}
