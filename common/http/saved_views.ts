import { z } from 'zod';
import { endpoint } from './endpoint';
import { nothing } from './nothing';
import { viewFilterSchema } from './view_filter';

const idSchema = z.string().regex(/^[\w.-]{1,128}$/);

export const savedViewSchema = z.strictObject({
  name: z.string().trim().min(1, 'a view needs a name').max(100),
  description: z.string().max(2_000).default(''),
  /** The page that it opens: `/matrix`. */
  path: z.string().regex(/^\/[a-z_/]{1,100}$/, 'a path is that of a page, such as /matrix'),
  /** What is counted and shown; relative times stay relative. */
  filter: viewFilterSchema,
  /** Query string of what else the page shows: colours, layout, what is expanded. */
  look: z.string().max(4_000).default(''),
});
/** A ViewFilter with a name, and how a page shows it. */
export type SavedView = z.infer<typeof savedViewSchema>;

export const storedViewSchema = z.object({
  id: idSchema,
  view: savedViewSchema,
  /** Of the stored document: goes back with a change. */
  version: z.string(),
  /** ISO text; the names are null where the cluster has no users. */
  created_at: z.string(),
  created_by: z.string().nullable(),
  updated_at: z.string(),
  updated_by: z.string().nullable(),
});
export type StoredView = z.infer<typeof storedViewSchema>;

export const defaultViewSchema = z.strictObject({
  /** Null for none. */
  id: idSchema.nullable(),
});
export type DefaultView = z.infer<typeof defaultViewSchema>;

const storedDefaultSchema = z.object({
  id: idSchema.nullable(),
  /** Null where nobody has chosen yet. */
  version: z.string().nullable(),
});

export const savedViewsEndpoint = endpoint({
  method: 'get',
  path: '/saved_views',
  access: 'read',
  summary: 'Saved views of this space, and which of them the app opens with',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    /** By name. */
    views: z.array(storedViewSchema),
    /** Opened where the address says nothing; its id is null where that view is gone. */
    default: storedDefaultSchema,
    /** What is stored and cannot be read: written by a newer version of the plugin, or damaged. */
    unreadable: z.array(z.object({ name: z.string(), message: z.string() })),
  }),
});
export type SavedViews = z.infer<typeof savedViewsEndpoint.response>;

export const putSavedViewEndpoint = endpoint({
  method: 'put',
  path: '/saved_views/{id}',
  access: 'manage',
  summary: 'Saves a view in this space, or changes one',
  params: z.object({ id: idSchema }),
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ view: savedViewSchema, expected: z.string().nullable() }),
  response: storedViewSchema,
});

export const deleteSavedViewEndpoint = endpoint({
  method: 'delete',
  path: '/saved_views/{id}',
  access: 'manage',
  summary: 'Deletes a saved view',
  params: z.object({ id: idSchema }),
  query: nothing,
  body: z.strictObject({ expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});

export const putDefaultViewEndpoint = endpoint({
  method: 'put',
  path: '/default_view',
  access: 'manage',
  summary: 'Chooses the view that the app opens with in this space',
  params: nothing,
  query: nothing,
  body: z.strictObject({ default: defaultViewSchema, expected: z.string().nullable() }),
  response: storedDefaultSchema,
});
