import {
  type DefaultView,
  defaultViewSchema,
  deleteSavedViewEndpoint,
  putDefaultViewEndpoint,
  putSavedViewEndpoint,
  type SavedView,
  savedViewSchema,
  savedViewsEndpoint,
  type StoredView,
} from '../../common/http/saved_views';
import { CoverageError } from '../../common/errors';
import { implement, type Route } from '../platform/implement';
import type { Stored, StateStore } from '../platform/state';

/** Made by `plugin.ts`. */
export interface SavedViewState {
  readonly views: StateStore<SavedView>;
  /** One document a space. */
  readonly default: StateStore<DefaultView>;
}

export const SAVED_VIEW_FORMATS = {
  views: { kind: 'saved view', schemaVersion: 1, payload: savedViewSchema },
  default: { kind: 'default view', schemaVersion: 1, payload: defaultViewSchema },
} as const;

const DEFAULT = 'default';
/** More nobody finds their way in; each is a few hundred bytes. */
const MAX_VIEWS = 500;

/** Lists, writes and deletes the saved views of a space, and chooses the one it opens with. */
export const savedViewRoutes = (state: SavedViewState): readonly Route[] => [
  implement(savedViewsEndpoint, async ({ elasticsearch }) => {
    const [{ entries, unreadable }, chosen] = await Promise.all([
      state.views.list(elasticsearch),
      state.default.read(elasticsearch, DEFAULT),
    ]);
    const id = chosen?.payload.id ?? null;
    return {
      views: entries.map(toStored).sort((a, b) => (a.view.name < b.view.name ? -1 : 1)),
      default: {
        id: entries.some(({ name }) => name === id) ? id : null,
        version: chosen?.version ?? null,
      },
      unreadable: [...unreadable],
    };
  }),

  implement(putSavedViewEndpoint, async ({ elasticsearch, params, body }) => {
    const { view, expected } = body;
    const { entries } = await state.views.list(elasticsearch);
    if (expected === null && entries.length >= MAX_VIEWS) {
      throw new CoverageError(
        'too_large',
        `There are ${entries.length} saved views in this space already: delete some first.`
      );
    }
    if (entries.some(({ name, payload }) => name !== params.id && payload.name === view.name)) {
      throw new CoverageError(
        'invalid_input',
        `There is a saved view “${view.name}” in this space already: choose another name.`
      );
    }
    const version = expected === null ? 'absent' : { version: expected };
    return toStored(await state.views.write(elasticsearch, params.id, view, version));
  }),

  implement(deleteSavedViewEndpoint, async ({ elasticsearch, params, body }) => {
    await state.views.remove(elasticsearch, params.id, { version: body.expected });
    return { deleted: true };
  }),

  implement(putDefaultViewEndpoint, async ({ elasticsearch, body }) => {
    const { default: chosen, expected } = body;
    if (chosen.id !== null && (await state.views.read(elasticsearch, chosen.id)) === null) {
      throw new CoverageError('not_found', `There is no saved view ${chosen.id} in this space.`);
    }
    const version = expected === null ? 'absent' : { version: expected };
    const stored = await state.default.write(elasticsearch, DEFAULT, chosen, version);
    return { id: stored.payload.id, version: stored.version };
  }),
];

const toStored = ({ name, payload, ...stored }: Stored<SavedView>): StoredView => ({
  id: name,
  view: payload,
  version: stored.version,
  created_at: stored.created_at,
  created_by: stored.created_by,
  updated_at: stored.updated_at,
  updated_by: stored.updated_by,
});
