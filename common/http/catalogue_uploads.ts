import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/**
 * An uploaded catalogue travels as text cut into parts, each below Kibana's limit on bodies however its characters
 * are encoded; the text is the JSON of the packed catalogue, and apart from it that of the descriptions.
 */
export const PART_CHARACTERS = 250_000;
/** The largest release of today takes 2 parts for facts and 8 for descriptions. */
export const MAX_PARTS = 200;

/** `18.1`, `11.0-beta`: part of addresses and document ids; `current` means the one in use. */
export const catalogueVersionSchema = z
  .string()
  .regex(
    /^(?!current$)[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/,
    'a version is letters, digits, dots and dashes, such as 18.1, and not "current"'
  );

const expected = z.string().nullable();
const key = z.object({ domain: z.enum(DOMAINS), version: catalogueVersionSchema });
const count = z.number().int().min(0);

export const uploadIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const partKindSchema = z.enum(['catalogue', 'descriptions']);
export type PartKind = z.infer<typeof partKindSchema>;

/** How many parts each text was cut into. */
export const partCountsSchema = z.object({
  catalogue: count.min(1).max(MAX_PARTS),
  descriptions: count.max(MAX_PARTS),
});
export type PartCounts = z.infer<typeof partCountsSchema>;

export const uploadedCatalogueSchema = z.object({
  domain: z.enum(DOMAINS),
  version: catalogueVersionSchema,
  upload_id: uploadIdSchema,
  parts: partCountsSchema,
  /** SHA-256 of the packed catalogue's text. */
  content_hash: z.string(),
  /** Of the file it came from, as the user's computer names it. */
  file_name: z.string().max(256),
  techniques: count,
  sub_techniques: count,
  descriptions: count,
});
export type UploadedCatalogue = z.infer<typeof uploadedCatalogueSchema>;

export const putCataloguePartEndpoint = endpoint({
  method: 'put',
  path: '/catalogue_uploads/{upload_id}/{kind}/{n}',
  access: 'manage',
  summary: 'One part of a catalogue that is being uploaded',
  params: z.object({
    upload_id: uploadIdSchema,
    kind: partKindSchema,
    n: z.coerce.number().int().min(0).max(MAX_PARTS),
  }),
  query: nothing,
  body: z.strictObject({ text: z.string().min(1).max(PART_CHARACTERS) }),
  response: z.object({ stored: z.boolean() }),
  maxBodyBytes: 1_048_576,
});

export const deleteCataloguePartsEndpoint = endpoint({
  method: 'delete',
  path: '/catalogue_uploads/{upload_id}',
  access: 'manage',
  summary: 'Gives up an upload: removes the parts that were sent',
  params: z.object({ upload_id: uploadIdSchema }),
  query: nothing,
  body: nothing,
  response: z.object({ removed: count }),
});

export const putCatalogueEndpoint = endpoint({
  method: 'put',
  path: '/catalogues/{domain}/{version}',
  access: 'manage',
  summary: 'Checks the parts of an upload and makes them a catalogue on offer',
  params: key,
  query: nothing,
  body: z.strictObject({
    upload_id: uploadIdSchema,
    parts: partCountsSchema,
    file_name: z.string().max(256),
    /** Version of the stored document that is replaced; null where there must be none yet. */
    expected,
  }),
  response: uploadedCatalogueSchema,
});

export const deleteCatalogueEndpoint = endpoint({
  method: 'delete',
  path: '/catalogues/{domain}/{version}',
  access: 'manage',
  summary: 'Deletes an uploaded catalogue; one in use is refused',
  params: key,
  query: nothing,
  body: z.strictObject({ expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});

export const downloadCatalogueEndpoint = endpoint({
  method: 'post',
  path: '/catalogues/{domain}/download',
  access: 'manage',
  summary:
    "The newest release from MITRE's published address, as it is; only where an administrator allowed it",
  params: z.object({ domain: z.enum(DOMAINS) }),
  query: nothing,
  body: nothing,
  response: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

export const catalogueSettingsSchema = z.strictObject({
  /** Version in use by domain; null for the newest that is built in. */
  in_use: z.strictObject({
    enterprise: catalogueVersionSchema.nullable().default(null),
    mobile: catalogueVersionSchema.nullable().default(null),
    ics: catalogueVersionSchema.nullable().default(null),
  }),
  /** Whether the server may fetch releases from MITRE when a user asks for it. */
  allow_download: z.boolean().default(false),
});
export type CatalogueSettings = z.infer<typeof catalogueSettingsSchema>;

export const putCatalogueSettingsEndpoint = endpoint({
  method: 'put',
  path: '/catalogue_settings',
  access: 'manage',
  summary: 'Which release is in use, and whether releases may be fetched from MITRE',
  params: nothing,
  query: nothing,
  body: z.strictObject({ settings: catalogueSettingsSchema, expected }),
  response: z.object({ settings: catalogueSettingsSchema, version: z.string() }),
});
