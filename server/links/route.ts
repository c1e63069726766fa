import { linksEndpoint, putLinksEndpoint, type StoredLinks } from '../../common/http/links';
import { type LinkTemplates, linkTemplatesSchema } from '../../common/links/link_template';
import { implement, type Route } from '../platform/implement';
import type { Stored, StateStore } from '../platform/state';

/** One document a space; made by `plugin.ts`. */
export type LinkState = StateStore<LinkTemplates>;

export const LINK_FORMAT = {
  kind: 'links',
  schemaVersion: 1,
  payload: linkTemplatesSchema,
} as const;

const NAME = 'links';

/** Reads and writes the links of a space. */
export const linkRoutes = (state: LinkState): readonly Route[] => [
  implement(linksEndpoint, async ({ elasticsearch }) =>
    toStored(await state.read(elasticsearch, NAME))
  ),
  implement(putLinksEndpoint, async ({ elasticsearch, body: { links, expected } }) => {
    const version = expected === null ? 'absent' : { version: expected };
    return toStored(await state.write(elasticsearch, NAME, links, version));
  }),
];

const toStored = (stored: Stored<LinkTemplates> | null): StoredLinks => ({
  links: stored?.payload ?? { templates: [] },
  version: stored?.version ?? null,
  updated_at: stored?.updated_at ?? null,
  updated_by: stored?.updated_by ?? null,
});
