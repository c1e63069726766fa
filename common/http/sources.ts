import { z } from 'zod';
import { sourceSchema } from '../sources/source';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** Why a field or an index of a found source needs the user's attention. */
export const sourceProblemSchema = z.object({
  kind: z.enum([
    'text_without_keyword',
    'mixed_types',
    'no_tagged_events',
    'unreadable',
    /** A saved source names a field that is not there. */
    'missing_field',
    /** Values longer than the mapping's `ignore_above` are missing from the field that is counted. */
    'values_lost',
    /** Sources before it own all of its indices. */
    'covered',
  ]),
  /** Field or index that it is about. */
  subject: z.string(),
  message: z.string(),
});
export type SourceProblem = z.infer<typeof sourceProblemSchema>;

export const foundSourceSchema = z.object({
  source: sourceSchema,
  /** Concrete indices seen, at most 50 of them. */
  indices: z.array(z.string()),
  index_count: z.number().int(),
  problems: z.array(sourceProblemSchema),
  /** Who saved it, when, and the stored document's version; absent for what was only found. */
  saved: z.object({ version: z.string(), at: z.string(), by: z.string().nullable() }).nullish(),
});
export type FoundSource = z.infer<typeof foundSourceSchema>;

/** Why there is nothing to count; each kind has its own empty state. */
export const emptyReasonSchema = z.object({
  kind: z.enum([
    'no_indices',
    'no_rights',
    'no_source',
    'no_tagged_events',
    'nothing_in_range',
    'nothing_matches',
    /** There are tags, but suppressions leave all of them out. */
    'suppressed',
    'failed',
  ]),
  message: z.string(),
  /** Range that does hold tagged events, where one is known. */
  range: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type EmptyReason = z.infer<typeof emptyReasonSchema>;

/** Which sources come first, and which are not counted; by id, for saved and found ones alike. */
export const sourceChoiceSchema = z.strictObject({
  /** In order of precedence; sources that are not named follow, saved ones first. */
  order: z.array(z.string().max(128)).max(500),
  disabled: z.array(z.string().max(128)).max(500),
});
export type SourceChoice = z.infer<typeof sourceChoiceSchema>;

export const sourcesEndpoint = endpoint({
  method: 'get',
  path: '/sources',
  access: 'read',
  summary:
    'Sources of tagged events: saved in this space, and found by their fields, as the calling user',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    /** Those that are counted, in order of precedence. */
    sources: z.array(foundSourceSchema),
    /** Those that somebody switched off. */
    disabled: z.array(foundSourceSchema).default([]),
    choice: sourceChoiceSchema
      .extend({ version: z.string().nullable() })
      .default({ order: [], disabled: [], version: null }),
    /** What stands in the way of reading further indices as sources. */
    problems: z.array(sourceProblemSchema),
    /** Null as soon as there is one source. */
    reason: emptyReasonSchema.nullable(),
  }),
});
export type SourcesResponse = z.infer<typeof sourcesEndpoint.response>;

const expected = z.string().nullable();
const idParams = z.object({ id: sourceSchema.shape.id });

export const putSourceEndpoint = endpoint({
  method: 'put',
  path: '/sources/{id}',
  access: 'manage',
  summary: 'Saves a source in this space; one of the same id that was found gives way to it',
  params: idParams,
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ source: sourceSchema, expected }),
  response: z.object({ version: z.string() }),
});

export const deleteSourceEndpoint = endpoint({
  method: 'delete',
  path: '/sources/{id}',
  access: 'manage',
  summary: 'Deletes a saved source; what is found by its fields is found again',
  params: idParams,
  query: nothing,
  body: z.strictObject({ expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});

export const putSourceChoiceEndpoint = endpoint({
  method: 'put',
  path: '/source_choice',
  access: 'manage',
  summary: 'Puts sources in order of precedence and switches them on and off',
  params: nothing,
  query: nothing,
  body: z.strictObject({ choice: sourceChoiceSchema, expected }),
  response: z.object({ version: z.string() }),
});

const count = z.number().int().min(0);

/** What a source would count, before it is saved. */
export const sourceTestSchema = z.object({
  /** Events that its index pattern and filter select, of all times. */
  events: count,
  /** Those with a value in the field that is counted. */
  tagged: count,
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** The commonest values, and the technique ids that each names. */
  values: z.array(
    z.object({ value: z.string(), events: count, technique_ids: z.array(z.string()) })
  ),
  /** The newest tagged events, as they are. */
  sample: z.array(z.object({ index: z.string(), document: z.record(z.string(), z.unknown()) })),
  index_count: count,
  problems: z.array(sourceProblemSchema),
});
export type SourceTest = z.infer<typeof sourceTestSchema>;

export const testSourceEndpoint = endpoint({
  method: 'post',
  path: '/source_test',
  access: 'read',
  summary: 'Counts what a source would count, without saving it',
  params: nothing,
  query: nothing,
  body: z.strictObject({ source: sourceSchema }),
  response: sourceTestSchema,
});

export const sourceFieldsEndpoint = endpoint({
  method: 'post',
  path: '/source_fields',
  access: 'read',
  summary: 'Fields of an index pattern that can take a role: dates, and what can be aggregated',
  params: nothing,
  query: nothing,
  body: z.strictObject({ index_pattern: sourceSchema.shape.index_pattern }),
  response: z.object({
    fields: z.array(z.object({ name: z.string(), type: z.string() })),
    index_count: count,
  }),
});
