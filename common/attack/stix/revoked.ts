import type { StixBundle } from './bundle';
import { isLive, isRevoked, type StixObject } from './stix_object';

/**
 * Looks up which live object a STIX id stands for today.
 *
 * `revoked-by` relations form chains (T1073 → T1574.002 → T1574.001) and may point at deprecated
 * or missing objects; rings are cut. Only revoked objects are followed: a deprecated one has no successor.
 *
 * @returns per id the object itself while it is live, else the end of its chain, else null
 */
export function buildSuccessorLookup(bundle: StixBundle): (stixId: string) => StixObject | null {
  const successors = new Map<string, string[]>();
  for (const { source, target } of bundle.relations('revoked-by')) {
    const targets = successors.get(source);
    if (targets) targets.push(target);
    else successors.set(source, [target]);
  }
  return (stixId) => {
    const waiting = [stixId];
    const seen = new Set<string>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const object = bundle.find(id);
      if (object && isLive(object)) return object;
      if (object && isRevoked(object)) waiting.push(...(successors.get(id) ?? []));
    }
    return null;
  };
}
