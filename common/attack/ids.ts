/** Text that has been checked to be a technique id: `T1055` or `T1055.001`. */
export type TechniqueId = string & { readonly __brand: 'TechniqueId' };

const TECHNIQUE_ID = /^T\d{4}(\.\d{3})?$/;

/** True for `T1055` and `T1055.001`, upper case only: what a catalogue may contain. */
export const isTechniqueId = (text: string): text is TechniqueId => TECHNIQUE_ID.test(text);

/**
 * Brings an id as people type it into ATT&CK's own form.
 *
 * @param text - `T1055`, `t1055.001`, `1055` (no T), `T1055.1` or `T1055/001`; surrounding white space is ignored
 * @returns the id, or null where the text is not one
 */
export function normalizeTechniqueId(text: string): TechniqueId | null {
  const match = /^\s*[Tt]?(\d{4})(?:[./](\d{1,3}))?\s*$/.exec(text);
  if (!match) return null;
  const [, technique, sub] = match;
  return `T${technique}${sub ? `.${sub.padStart(3, '0')}` : ''}` as TechniqueId;
}

/** `T1055.001` → `T1055`; null for a technique that is no sub-technique. */
export function parentTechniqueId(id: TechniqueId): TechniqueId | null {
  const dot = id.indexOf('.');
  return dot < 0 ? null : (id.slice(0, dot) as TechniqueId);
}
