import { CoverageError } from '../../errors';
import { isLive, isStixObject, readText, type StixObject } from './stix_object';

export interface StixRelation {
  readonly source: string;
  readonly target: string;
}

/** A bundle, sorted into drawers: by type, by STIX id, relations by kind. */
export interface StixBundle {
  /** Objects of a type in whatever state, the newest version of each. */
  readonly ofType: (type: string) => readonly StixObject[];
  readonly find: (stixId: string) => StixObject | undefined;
  /** Relations that are in force: ATT&CK withdraws relations, too. Their ends may be missing from the bundle. */
  readonly relations: (kind: string) => readonly StixRelation[];
}

const notAttack = (message: string) => new CoverageError('not_attack', message);

/**
 * Checks that a parsed file is a STIX 2 bundle.
 *
 * @param bundle - what `JSON.parse` returned
 * @throws CoverageError `not_attack` saying what is wrong and where
 */
export function openBundle(bundle: unknown): StixBundle {
  const objects = readBundleObjects(bundle);
  const byId = new Map<string, StixObject>();
  objects.forEach((value, position) => {
    const { id, object } = checkObject(value, position);
    const known = byId.get(id);
    if (!known || isNewer(object, known)) byId.set(id, object);
  });

  const byType = new Map<string, StixObject[]>();
  const relations = new Map<string, StixRelation[]>();
  for (const object of byId.values()) {
    const type = String(object.type);
    if (type === 'relationship') addRelation(relations, object);
    else append(byType, type, object);
  }
  return {
    ofType: (type) => byType.get(type) ?? [],
    find: (stixId) => byId.get(stixId),
    relations: (kind) => relations.get(kind) ?? [],
  };
}

function readBundleObjects(bundle: unknown): readonly unknown[] {
  if (!isStixObject(bundle))
    throw notAttack(`The file holds ${nameOf(bundle)}, not a STIX bundle: {"type": "bundle", …}.`);
  if (bundle.type !== 'bundle')
    throw notAttack(`The file's "type" is ${quote(bundle.type)}, not "bundle": no STIX bundle.`);
  if (!Array.isArray(bundle.objects))
    throw notAttack(`The bundle's "objects" is ${nameOf(bundle.objects)}, not a list.`);
  if (bundle.objects.length === 0) throw notAttack('The bundle is empty: "objects" has no entry.');
  return bundle.objects;
}

function checkObject(value: unknown, position: number): { id: string; object: StixObject } {
  if (!isStixObject(value))
    throw notAttack(`objects[${position}] is ${nameOf(value)}, not a STIX object.`);
  const id = readText(value, 'id');
  if (readText(value, 'type') === null || id === null)
    throw notAttack(`objects[${position}] has no text in "type" or "id".`);
  return { id, object: value };
}

/** A bundle may hold several versions of an object; `modified` is ISO text in UTC, so it sorts as text. */
const isNewer = (object: StixObject, known: StixObject): boolean =>
  (readText(object, 'modified') ?? '') > (readText(known, 'modified') ?? '');

function addRelation(relations: Map<string, StixRelation[]>, object: StixObject): void {
  const kind = readText(object, 'relationship_type');
  const source = readText(object, 'source_ref');
  const target = readText(object, 'target_ref');
  if (kind && source && target && isLive(object)) append(relations, kind, { source, target });
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

const quote = (value: unknown): string =>
  typeof value === 'string' ? `"${value.slice(0, 60)}"` : nameOf(value);
