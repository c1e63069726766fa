import { isTechniqueId, type TechniqueId } from '../ids';

/** One JSON object of a bundle; every field is read through the functions below. */
export type StixObject = Readonly<Record<string, unknown>>;

export const isStixObject = (value: unknown): value is StixObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field's text, trimmed; null where it is absent, empty or no text. */
export function readText(object: StixObject, field: string): string | null {
  const value = object[field];
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** The non-empty texts of a list field, each once, in their order; empty where it is absent or no list. */
export function readTexts(object: StixObject, field: string): readonly string[] {
  const value = object[field];
  if (!Array.isArray(value)) return [];
  const texts = value
    .filter((item): item is string => typeof item === 'string')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return [...new Set(texts)];
}

/** The objects of a list field; empty where it is absent or no list. */
export function readObjects(object: StixObject, field: string): readonly StixObject[] {
  const value = object[field];
  return Array.isArray(value) ? value.filter(isStixObject) : [];
}

/** Revoked objects may lack every other flag, and both flags may be absent: only `true` counts. */
export const isRevoked = (object: StixObject): boolean => object.revoked === true;
export const isDeprecated = (object: StixObject): boolean => object.x_mitre_deprecated === true;
export const isLive = (object: StixObject): boolean => !isRevoked(object) && !isDeprecated(object);

/**
 * ATT&CK's own id of an object (`T1055`, `S0039`, `TA0002`).
 *
 * Releases name their source `mitre-attack`, `mitre-mobile-attack`, `mitre-ics-attack` or
 * `mitre-attack-mobile`; other catalogues (NIST, CAPEC) put ids of their own beside it.
 *
 * @returns null where no reference of MITRE's carries an id
 */
export function readAttackId(object: StixObject): string | null {
  for (const reference of readObjects(object, 'external_references')) {
    const source = readText(reference, 'source_name');
    const id = readText(reference, 'external_id');
    if (id !== null && source !== null && source.startsWith('mitre-')) return id;
  }
  return null;
}

/** The id of an `attack-pattern`; ICS 8.0 to 8.2 print T0800 as `0T800`. */
export function readTechniqueId(object: StixObject): TechniqueId | null {
  const id = readAttackId(object)?.replace(/^0T(\d{3})$/, 'T0$1');
  return id !== undefined && isTechniqueId(id) ? id : null;
}
