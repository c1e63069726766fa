import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** What a suppression names. */
export const SUPPRESSION_KINDS = ['rule_name', 'host', 'process', 'query'] as const;
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number];

const notBlank = (text: string): boolean => text.trim() !== '';

export const suppressionSchema = z.strictObject({
  /** Stable within a space: letters, digits, dots, dashes, underscores. */
  id: z.string().regex(/^[\w.-]{1,128}$/),
  kind: z.enum(SUPPRESSION_KINDS),
  /**
   * The whole rule name as it stands in the events; a host or the path of a process image, in any case, where `*` stands
   * for any text; or a Lucene query.
   */
  value: z.string().min(1).max(10_000).refine(notBlank, 'says nothing'),
  /** Only tags of these techniques are left out, each by itself, without its sub-techniques; null for all tags. */
  techniques: z.array(techniqueIdSchema).min(1).max(500).nullable(),
  reason: z.string().min(1).max(2_000).refine(notBlank, 'says nothing'),
  /** Who answers for it; null where nobody was named. */
  owner: z.string().min(1).max(256).nullable(),
  /** ISO text; from then on it no longer applies. Null for never. */
  expires_at: z.iso.datetime({ offset: true }).nullable(),
});
/** Events, or their tags of some techniques, that are left out of every count until it expires. */
export type Suppression = z.infer<typeof suppressionSchema>;

/** A suppression as it is stored: who wrote it and when. */
export const storedSuppressionSchema = z.object({
  suppression: suppressionSchema,
  /** Of the stored document: goes back with a change. */
  version: z.string(),
  expired: z.boolean(),
  /** ISO text; the names are null where the cluster has no users. */
  created_at: z.string(),
  created_by: z.string().nullable(),
  updated_at: z.string(),
  updated_by: z.string().nullable(),
});
export type StoredSuppression = z.infer<typeof storedSuppressionSchema>;

export const suppressionsEndpoint = endpoint({
  method: 'get',
  path: '/suppressions',
  access: 'read',
  summary: 'Suppressions of this space, expired ones too',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    suppressions: z.array(storedSuppressionSchema),
    /** What is stored and cannot be read: written by a newer version of the plugin, or damaged. */
    unreadable: z.array(z.object({ name: z.string(), message: z.string() })),
  }),
});
export type SuppressionsResponse = z.infer<typeof suppressionsEndpoint.response>;

const count = z.number().int().min(0);

export const suppressionEffectSchema = z.object({
  id: z.string(),
  /** Tags that it leaves out by itself, whatever other suppressions do; null where that is not known. */
  tags: count.nullable(),
  /** The same by technique, most first. */
  techniques: z.array(z.object({ id: techniqueIdSchema, tags: count })),
  /** Sources that have no field for it: what it names is counted there. */
  not_told_in: z.array(z.string()),
  /** Why it is not known: a query that cannot be read, a search that failed. */
  reason: z.string().nullable(),
});
export type SuppressionEffect = z.infer<typeof suppressionEffectSchema>;

/** What suppressions leave out of an answer. */
export const hiddenTagsSchema = z.object({
  /** By all of them together; null where it is not known, because a search failed. */
  tags: count.nullable(),
  /** Each that applies now, and what it leaves out by itself, whatever the others do. */
  by_suppression: z.array(
    suppressionEffectSchema.pick({ id: true, tags: true, not_told_in: true })
  ),
  /** Why suppressions are not known, so that nothing or too little is left out; null where they are. */
  problem: z.string().nullable(),
});
export type HiddenTags = z.infer<typeof hiddenTagsSchema>;

const idParams = z.object({ id: suppressionSchema.shape.id });

export const putSuppressionEndpoint = endpoint({
  method: 'put',
  path: '/suppressions/{id}',
  access: 'manage',
  summary: 'Suppresses a rule name, host, process or query in this space, or changes that',
  params: idParams,
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ suppression: suppressionSchema, expected: z.string().nullable() }),
  response: storedSuppressionSchema,
});

export const deleteSuppressionEndpoint = endpoint({
  method: 'delete',
  path: '/suppressions/{id}',
  access: 'manage',
  summary: 'Deletes a suppression: what it left out counts again',
  params: idParams,
  query: nothing,
  body: z.strictObject({ expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});
