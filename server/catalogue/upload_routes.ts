import { CoverageError } from '../../common/errors';
import {
  deleteCatalogueEndpoint,
  deleteCataloguePartsEndpoint,
  downloadCatalogueEndpoint,
  putCatalogueEndpoint,
  putCataloguePartEndpoint,
  putCatalogueSettingsEndpoint,
} from '../../common/http/catalogue_uploads';
import { implement, type Route } from '../platform/implement';
import { type CatalogueState, partName, readSettings, SETTINGS_NAME } from './catalogue_state';
import type { CatalogueStore } from './catalogue_store';
import { downloadRelease, type ReleaseSource } from './download';
import { deleteUploaded, giveUpUpload, storeUpload } from './store_upload';

export interface UploadParts {
  readonly state: CatalogueState;
  readonly catalogues: CatalogueStore;
  readonly releases: ReleaseSource;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Everything that adds, chooses and deletes catalogues. */
export const catalogueUploadRoutes = (parts: UploadParts): readonly Route[] => [
  putPart(parts),
  deleteParts(parts),
  putCatalogue(parts),
  deleteCatalogue(parts),
  putSettings(parts),
  download(parts),
];

const putPart = ({ state }: UploadParts) =>
  implement(putCataloguePartEndpoint, async ({ elasticsearch, params, body }) => {
    const name = partName(params.upload_id, params.kind, params.n);
    await state.parts.write(elasticsearch, name, body, 'anything');
    return { stored: true };
  });

const deleteParts = ({ state }: UploadParts) =>
  implement(deleteCataloguePartsEndpoint, async ({ elasticsearch, params }) => ({
    removed: await giveUpUpload(state, elasticsearch, params.upload_id),
  }));

const putCatalogue = ({ state, now }: UploadParts) =>
  implement(putCatalogueEndpoint, ({ elasticsearch, params, body }) =>
    storeUpload(state, elasticsearch, { ...params, ...body }, now())
  );

const deleteCatalogue = ({ state }: UploadParts) =>
  implement(deleteCatalogueEndpoint, async ({ elasticsearch, params, body }) => {
    await deleteUploaded(state, elasticsearch, { ...params, ...body });
    return { deleted: true };
  });

/** A version that nobody has must not become the one in use. */
const putSettings = ({ state, catalogues }: UploadParts) =>
  implement(putCatalogueSettingsEndpoint, async ({ elasticsearch, body }) => {
    const { in_use } = body.settings;
    for (const domain of ['enterprise', 'mobile', 'ics'] as const) {
      const version = in_use[domain];
      if (version !== null) await catalogues.get({ domain, version }, elasticsearch);
    }
    const { expected, settings } = body;
    const stored = await state.settings.write(
      elasticsearch,
      SETTINGS_NAME,
      settings,
      expected === null ? 'absent' : { version: expected }
    );
    return { settings: stored.payload, version: stored.version };
  });

const download = ({ state, releases }: UploadParts) =>
  implement(downloadCatalogueEndpoint, async ({ elasticsearch, params }) => {
    const { value } = await readSettings(state, elasticsearch);
    if (!value.allow_download) {
      throw new CoverageError(
        'forbidden',
        'Fetching from MITRE is not allowed here: an administrator can allow it under Settings. Until then, download the file with a browser and upload it.'
      );
    }
    return downloadRelease(releases, params.domain);
  });
