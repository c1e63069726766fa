import { z } from 'zod';

const capabilitySchema = z.object({
  type: z.string(),
  aggregatable: z.boolean(),
  /** Absent where every index of the answer maps the field in this way. */
  indices: z.array(z.string()).optional(),
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
    for (const { type, aggregatable, indices: some } of Object.values(byType)) {
      if (type === 'unmapped' || type === 'object' || type === 'nested') continue;
      for (const index of some ?? indices) byIndex.get(index)?.set(name, { type, aggregatable });
    }
  }
  return byIndex;
}

const isSystemIndex = (name: string): boolean =>
  (name.startsWith('.') && !name.startsWith('.ds-')) || name.startsWith('attack-coverage-');
