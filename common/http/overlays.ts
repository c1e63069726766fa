import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const idSchema = z.string().regex(/^[\w-]{1,64}$/);

/** A layer of ATT&CK Navigator to compare with, as it was imported. */
export const overlaySchema = z.strictObject({
  name: z.string().min(1).max(256),
  domain: z.enum(DOMAINS),
  /** First number of the ATT&CK release that the layer was made for; null where it does not say. */
  version: z.string().max(16).nullable(),
  techniques: z
    .array(
      z.object({
        id: techniqueIdSchema,
        score: z.number().nullable(),
        color: z.string().max(64).nullable(),
        comment: z.string().max(10_000),
      })
    )
    .max(5_000),
  /** The file itself, so that nothing of it is lost. */
  layer: z.string().max(2_000_000),
});
export type Overlay = z.infer<typeof overlaySchema>;

/** As listed: without the file. */
export const storedOverlaySchema = overlaySchema.omit({ layer: true }).extend({
  id: idSchema,
  at: z.string(),
  by: z.string().nullable(),
});
export type StoredOverlay = z.infer<typeof storedOverlaySchema>;

export const overlaysEndpoint = endpoint({
  method: 'get',
  path: '/overlays',
  access: 'read',
  summary: 'Imported Navigator layers of this space',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ overlays: z.array(storedOverlaySchema) }),
});

export const overlayLayerEndpoint = endpoint({
  method: 'get',
  path: '/overlays/{id}/layer',
  access: 'read',
  summary: 'An imported layer as it was',
  params: z.object({ id: idSchema }),
  query: nothing,
  body: nothing,
  response: z.object({ layer: z.string() }),
});

export const putOverlayEndpoint = endpoint({
  method: 'put',
  path: '/overlays/{id}',
  access: 'manage',
  summary: 'Keeps an imported layer; one of the same id is replaced',
  params: z.object({ id: idSchema }),
  query: nothing,
  body: overlaySchema,
  maxBodyBytes: 8_000_000,
  response: z.object({ stored: z.boolean() }),
});

export const deleteOverlayEndpoint = endpoint({
  method: 'delete',
  path: '/overlays/{id}',
  access: 'manage',
  summary: 'Deletes an imported layer',
  params: z.object({ id: idSchema }),
  query: nothing,
  body: nothing,
  response: z.object({ deleted: z.boolean() }),
});
