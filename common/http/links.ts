import { z } from 'zod';
import { linkTemplatesSchema } from '../links/link_template';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** The links of this space. */
export const storedLinksSchema = z.object({
  links: linkTemplatesSchema,
  /** Of the stored document; null where nobody has written any. */
  version: z.string().nullable(),
  /** ISO text and name; null where nobody has written any, or the cluster has no users. */
  updated_at: z.string().nullable(),
  updated_by: z.string().nullable(),
});
export type StoredLinks = z.infer<typeof storedLinksSchema>;

export const linksEndpoint = endpoint({
  method: 'get',
  path: '/links',
  access: 'read',
  summary: 'Links from a technique to elsewhere, in this space',
  params: nothing,
  query: nothing,
  body: nothing,
  response: storedLinksSchema,
});

export const putLinksEndpoint = endpoint({
  method: 'put',
  path: '/links',
  access: 'manage',
  summary: 'Changes the links from a technique to elsewhere, in this space',
  params: nothing,
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ links: linkTemplatesSchema, expected: z.string().nullable() }),
  response: storedLinksSchema,
});
