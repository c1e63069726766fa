import { isObject, type JsonObject } from './json_object';

/**
 * The value at a dotted path as text; a key may itself hold dots (`{ "host.name": … }`).
 *
 * @returns several values joined by commas; null where nothing stands there
 */
export function textAt(document: JsonObject, path: string): string | null {
  if (path in document) return toText(document[path]);
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const inner = document[path.slice(0, dot)];
    if (isObject(inner)) {
      const found = textAt(inner, path.slice(dot + 1));
      if (found !== null) return found;
    }
  }
  return null;
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
