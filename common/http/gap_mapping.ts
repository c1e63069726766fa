import { z } from 'zod';
import { gapMappingSchema } from '../gaps/mapping';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** What stands for data components in this space. */
export const storedMappingSchema = z.object({
  mapping: gapMappingSchema,
  /** Of the stored document; null where nothing was changed yet. */
  version: z.string().nullable(),
  /** ISO text and name; null where nothing was changed, or the cluster has no users. */
  updated_at: z.string().nullable(),
  updated_by: z.string().nullable(),
});
export type StoredMapping = z.infer<typeof storedMappingSchema>;

export const gapMappingEndpoint = endpoint({
  method: 'get',
  path: '/gap_mapping',
  access: 'read',
  summary:
    'Which event channels stand for which log sources, and what else stands for data components, in this space',
  params: nothing,
  query: nothing,
  body: nothing,
  response: storedMappingSchema,
});

export const putGapMappingEndpoint = endpoint({
  method: 'put',
  path: '/gap_mapping',
  access: 'manage',
  summary: 'Changes what stands for data components in this space',
  params: nothing,
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ mapping: gapMappingSchema, expected: z.string().nullable() }),
  response: storedMappingSchema,
});

export const deleteGapMappingEndpoint = endpoint({
  method: 'delete',
  path: '/gap_mapping',
  access: 'manage',
  summary: 'Back to what was published',
  params: nothing,
  query: nothing,
  body: z.strictObject({ expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});
