import { CoverageError } from '../../common/errors';
import {
  deleteOverlayEndpoint,
  type Overlay,
  overlayLayerEndpoint,
  overlaysEndpoint,
  overlaySchema,
  putOverlayEndpoint,
} from '../../common/http/overlays';
import { implement, type Route } from '../platform/implement';
import type { StateStore } from '../platform/state';

export const OVERLAY_FORMAT = {
  kind: 'imported layer',
  schemaVersion: 1,
  payload: overlaySchema,
} as const;

/** Imported Navigator layers of a space: kept, listed, given back and deleted. */
export const overlayRoutes = (state: StateStore<Overlay>): readonly Route[] => [
  implement(overlaysEndpoint, async ({ elasticsearch }) => {
    const { entries } = await state.list(elasticsearch);
    return {
      overlays: entries.map(({ name: id, payload, updated_at, updated_by }) => {
        const { name, domain, version, techniques } = payload;
        return { id, name, domain, version, techniques, at: updated_at, by: updated_by };
      }),
    };
  }),
  implement(overlayLayerEndpoint, async ({ elasticsearch, params }) => {
    const stored = await state.read(elasticsearch, params.id);
    if (stored !== null) return { layer: stored.payload.layer };
    throw new CoverageError('not_found', `There is no imported layer ${params.id}.`);
  }),
  implement(putOverlayEndpoint, async ({ elasticsearch, params, body }) => {
    await state.write(elasticsearch, params.id, body, 'anything');
    return { stored: true };
  }),
  implement(deleteOverlayEndpoint, async ({ elasticsearch, params }) => {
    const stored = await state.read(elasticsearch, params.id);
    if (stored === null) {
      throw new CoverageError('not_found', `There is no imported layer ${params.id}.`);
    }
    await state.remove(elasticsearch, params.id, { version: stored.version });
    return { deleted: true };
  }),
];
