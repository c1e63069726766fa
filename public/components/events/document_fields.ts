/** One value of a document, under the path by which Elasticsearch knows it. */
export interface DocumentField {
  readonly path: string;
  readonly value: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A document as a flat list, by path. Lists stay one value; objects within them are shown as JSON.
 *
 * @returns every value that is not null, empty objects included as `{}`
 */
export function documentFields(document: Readonly<Record<string, unknown>>): DocumentField[] {
  const fields: DocumentField[] = [];
  const visit = (value: unknown, path: string): void => {
    if (isObject(value) && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, path === '' ? key : `${path}.${key}`);
      }
    } else if (value !== null && value !== undefined) {
      fields.push({ path, value: textOf(value) });
    }
  };
  visit(document, '');
  return fields.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const textOf = (value: unknown): string =>
  Array.isArray(value) && !value.some(isObject)
    ? value.map(String).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
