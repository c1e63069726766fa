type Document = Readonly<Record<string, unknown>>;

/**
 * The values at a dotted path of a document, as text; a key may itself hold dots (`{ "host.name": … }`).
 *
 * @returns empty where there is none; numbers and booleans as text, objects left out
 */
export function valuesAt(document: Document, path: string): readonly string[] {
  const found = at(document, path);
  const values = Array.isArray(found) ? found : [found];
  return values
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(String);
}

function at(document: Document, path: string): unknown {
  if (Object.prototype.hasOwnProperty.call(document, path)) return document[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const inner = document[path.slice(0, dot)];
    const found = isRecord(inner) ? at(inner, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A field of a document and its values. */
export interface FoundField {
  readonly path: string;
  readonly values: readonly string[];
}

const LOOKS_LIKE_A_TAG = /rule[_.]?name$|(^|[._])technique[_.]?(id|ids)$|(^|\.)rule\.name$/i;
const MAX_DEPTH = 20;

/**
 * Fields whose name or value looks as if it held a rule name or technique ids, whatever shipper wrote them.
 *
 * @returns at most 20, in the order of the document
 */
export function findTagLikeFields(document: Document): readonly FoundField[] {
  const found: FoundField[] = [];
  const walk = (value: unknown, path: string, depth: number): void => {
    if (found.length >= 20 || depth > MAX_DEPTH) return;
    if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        walk(value[key], path === '' ? key : `${path}.${key}`, depth + 1);
      }
      return;
    }
    const values = (Array.isArray(value) ? value : [value]).filter(
      (item): item is string => typeof item === 'string'
    );
    const telling = values.some((text) => /technique_?id\s*=|^T\d{4}(\.\d{3})?\b/i.test(text));
    if (values.length > 0 && (LOOKS_LIKE_A_TAG.test(path) || telling)) found.push({ path, values });
  };
  walk(document, '', 0);
  return found;
}

/** What somebody copied: the event itself, or a search hit around it. */
export interface UnwrappedEvent {
  readonly index: string | null;
  readonly id: string | null;
  readonly document: Document;
}

/** Takes the event out of a search hit (`_source`, or `fields` alone, as Discover shows it). */
export function unwrapHit(pasted: Document): UnwrappedEvent {
  const { _index, _id, _source, fields } = pasted;
  const index = typeof _index === 'string' ? _index : null;
  const id = typeof _id === 'string' ? _id : null;
  if (isRecord(_source)) return { index, id, document: _source };
  if (index !== null && isRecord(fields)) return { index, id, document: fields };
  return { index: null, id: null, document: pasted };
}

const isRecord = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
