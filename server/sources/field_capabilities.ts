import { z } from 'zod';
import { isAlertIndex } from './index_series';

const capabilitySchema = z.object({
  type: z.string(),
  aggregatable: z.boolean(),
  /** Absent where every index of the answer maps the field in this way. */
  indices: z.array(z.string()).nullish(),
  /** Where the field is of this type but cannot be aggregated; absent where all agree. */
  non_aggregatable_indices: z.array(z.string()).nullish(),
});

const answerSchema = z.object({
  indices: z.array(z.string()),
  fields: z.record(z.string(), z.record(z.string(), capabilitySchema)),
});

export interface FieldMapping {
  readonly type: string;
  readonly aggregatable: boolean;
}

/** Field name → mapping, of one concrete index. */
export type IndexFields = ReadonlyMap<string, FieldMapping>;

/**
 * Turns the answer of `_field_caps?include_unmapped=true`, which is by field, into one map per index.
 *
 * @returns concrete index → its fields; system indices (a leading dot, but for backing indices) are left out
 */
export function fieldsByIndex(answer: unknown): ReadonlyMap<string, IndexFields> {
  const { indices, fields } = answerSchema.parse(answer);
  const byIndex = new Map<string, Map<string, FieldMapping>>();
  for (const index of indices) if (!isSystemIndex(index)) byIndex.set(index, new Map());
  for (const [name, byType] of Object.entries(fields)) {
    for (const { type, aggregatable, ...where } of Object.values(byType)) {
      if (type === 'unmapped' || type === 'object' || type === 'nested') continue;
      const without = where.non_aggregatable_indices;
      for (const index of where.indices ?? indices) {
        const fits = aggregatable || (without ? !without.includes(index) : false);
        byIndex.get(index)?.set(name, { type, aggregatable: fits });
      }
    }
  }
  return byIndex;
}

const isSystemIndex = (name: string): boolean =>
  (name.startsWith('.') && !name.startsWith('.ds-') && !isAlertIndex(name)) ||
  name.startsWith('attack-coverage-');
