import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { isTechniqueId, type TechniqueId } from '../attack/ids';
import { catalogueSettingsSchema, uploadedCatalogueSchema } from './catalogue_uploads';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

export const techniqueIdSchema = z.custom<TechniqueId>(
  (value) => typeof value === 'string' && isTechniqueId(value),
  'a technique id looks like T1055 or T1055.001'
);

const catalogueKeySchema = z.object({
  domain: z.enum(DOMAINS),
  version: z.string().nullable(),
});

export const catalogueEntrySchema = catalogueKeySchema.extend({
  origin: z.enum(['built_in', 'uploaded']),
  in_use: z.boolean(),
  /** Null for what is built in. */
  uploaded: uploadedCatalogueSchema
    .pick({ file_name: true, techniques: true, sub_techniques: true, descriptions: true })
    .extend({
      /** Of the stored document: goes back with a change. */
      version: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    })
    .nullable(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

export const cataloguesEndpoint = endpoint({
  method: 'get',
  path: '/catalogues',
  access: 'read',
  summary: 'ATT&CK releases on offer, and which are in use',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    catalogues: z.array(catalogueEntrySchema),
    settings: z.object({
      value: catalogueSettingsSchema,
      /** Of the stored document; null where nothing was changed yet. */
      version: z.string().nullable(),
    }),
    /** Where a download would come from. */
    download_addresses: z.record(z.enum(DOMAINS), z.string()),
    /** What could not be read: uploaded catalogues may be missing from the list. */
    problems: z.array(z.string()),
  }),
});
export type CataloguesResponse = z.infer<typeof cataloguesEndpoint.response>;

/** What the matrix draws: no software, groups or analytics, so that it travels in a few kilobytes. */
export const matrixCatalogueSchema = catalogueKeySchema.extend({
  matrices: z.array(
    z.object({ id: z.string(), name: z.string(), tactic_ids: z.array(z.string()) })
  ),
  tactics: z.array(z.object({ id: z.string(), name: z.string(), short_name: z.string() })),
  techniques: z.array(
    z.object({
      id: techniqueIdSchema,
      name: z.string(),
      tactic_ids: z.array(z.string()),
      platforms: z.array(z.string()),
      parent_id: techniqueIdSchema.nullable(),
    })
  ),
  retired: z.array(
    z.object({
      id: techniqueIdSchema,
      name: z.string(),
      status: z.enum(['revoked', 'deprecated']),
      current_id: techniqueIdSchema.nullable(),
    })
  ),
});
export type MatrixCatalogue = z.infer<typeof matrixCatalogueSchema>;

export const matrixCatalogueEndpoint = endpoint({
  method: 'get',
  path: '/catalogues/{domain}/{version}/matrix',
  access: 'read',
  summary: 'Tactics and techniques of one ATT&CK release; `current` as version for the one in use',
  params: z.object({ domain: z.enum(DOMAINS), version: z.string().max(32) }),
  query: nothing,
  body: nothing,
  response: matrixCatalogueSchema,
});
