import { quoted } from '../../../common/explain/tag_query';
import type { CoverageResponse } from '../../../common/http/coverage';

/**
 * A Lucene query for the events of techniques: by the raw values that were counted for them, in the fields of their sources.
 *
 * @param fields - field that each source counts
 * @returns null where no event carries any of them
 */
export function queryOfTechniques(
  ids: ReadonlySet<string>,
  { techniques }: Pick<CoverageResponse, 'techniques'>,
  fields: ReadonlyMap<string, string>
): string | null {
  const values = new Map<string, Set<string>>();
  for (const { id, raw } of techniques) {
    if (!ids.has(id)) continue;
    for (const { source_id, value } of raw) {
      const field = fields.get(source_id);
      if (field !== undefined) values.set(field, (values.get(field) ?? new Set()).add(value));
    }
  }
  const parts = [...values].map(
    ([field, own]) => `${field}:(${[...own].map(quoted).join(' OR ')})`
  );
  return parts.length === 0 ? null : parts.join(' OR ');
}
