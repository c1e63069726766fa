import { z } from 'zod';
import {
  type CatalogueSettings,
  type UploadedCatalogue,
  catalogueSettingsSchema,
  uploadedCatalogueSchema,
} from '../../common/http/catalogue_uploads';
import type { Stored, StateStore } from '../platform/state';
import type { Elasticsearch } from '../platform/elasticsearch';

export const cataloguePartSchema = z.object({ text: z.string() });
export type CataloguePart = z.infer<typeof cataloguePartSchema>;

/** Where uploaded catalogues and the choice among them are kept; made by `plugin.ts`. */
export interface CatalogueState {
  /** By `<domain>:<version>`: what makes an upload visible. */
  readonly uploaded: StateStore<UploadedCatalogue>;
  /** By `<upload id>:<kind>:<n>`. */
  readonly parts: StateStore<CataloguePart>;
  readonly settings: StateStore<CatalogueSettings>;
}

export const CATALOGUE_FORMATS = {
  uploaded: { kind: 'ATT&CK catalogue', schemaVersion: 1, payload: uploadedCatalogueSchema },
  parts: { kind: 'part of a catalogue', schemaVersion: 1, payload: cataloguePartSchema },
  settings: { kind: 'catalogue settings', schemaVersion: 1, payload: catalogueSettingsSchema },
} as const;

export const SETTINGS_NAME = 'choice';

export const catalogueName = ({ domain, version }: { domain: string; version: string }): string =>
  `${domain}:${version}`;

export const partName = (uploadId: string, kind: string, n: number): string =>
  `${uploadId}:${kind}:${n}`;

/** Everything that an uploaded catalogue is made of. */
export function partNames({
  upload_id,
  parts,
}: Pick<UploadedCatalogue, 'upload_id' | 'parts'>): readonly string[] {
  const names: string[] = [];
  for (const kind of ['catalogue', 'descriptions'] as const) {
    for (let n = 0; n < parts[kind]; n++) names.push(partName(upload_id, kind, n));
  }
  return names;
}

export const DEFAULT_SETTINGS: CatalogueSettings = catalogueSettingsSchema.parse({ in_use: {} });

/** Nothing chosen yet means: the newest that is built in, and no downloads. */
export async function readSettings(
  { settings }: CatalogueState,
  elasticsearch: Elasticsearch
): Promise<{
  readonly value: CatalogueSettings;
  readonly stored: Stored<CatalogueSettings> | null;
}> {
  const stored = await settings.read(elasticsearch, SETTINGS_NAME);
  return { value: stored?.payload ?? DEFAULT_SETTINGS, stored };
}
