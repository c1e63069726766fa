import { createHash } from 'crypto';
import type { Domain } from '../../common/attack/catalogue';
import { summarizeCatalogue } from '../../common/attack/summary';
import { CoverageError } from '../../common/errors';
import type { PartCounts, UploadedCatalogue } from '../../common/http/catalogue_uploads';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { Expected } from '../platform/state';
import { catalogueName, type CatalogueState, partNames, readSettings } from './catalogue_state';
import { parseCatalogue, parseDescriptions, readText } from './read_uploaded';

export interface Upload {
  readonly domain: Domain;
  readonly version: string;
  readonly upload_id: string;
  readonly parts: PartCounts;
  readonly file_name: string;
  readonly expected: string | null;
}

/**
 * Makes the parts of an upload a catalogue on offer. The header is written last: until then nobody sees any of it.
 * Parts that turn out to be no catalogue are removed again, and so are those of the version that is replaced.
 *
 * @throws CoverageError `invalid_input` where the parts are not what they claim to be; `conflict` where somebody else
 *   stored this version first
 */
export async function storeUpload(
  state: CatalogueState,
  elasticsearch: Elasticsearch,
  upload: Upload,
  now: number
): Promise<UploadedCatalogue> {
  const name = catalogueName(upload);
  try {
    const header = await checkUpload(state, elasticsearch, upload);
    const expected: Expected = upload.expected === null ? 'absent' : { version: upload.expected };
    const before = upload.expected === null ? null : await state.uploaded.read(elasticsearch, name);
    await state.uploaded.write(elasticsearch, name, header, expected);
    if (before !== null && before.payload.upload_id !== upload.upload_id) {
      await state.parts.removeAll(elasticsearch, partNames(before.payload));
    }
    await removeAbandoned(state, elasticsearch, now);
    return header;
  } catch (error) {
    if (error instanceof CoverageError) await giveUpUpload(state, elasticsearch, upload.upload_id);
    throw error;
  }
}

async function checkUpload(
  { parts }: CatalogueState,
  elasticsearch: Elasticsearch,
  upload: Upload
): Promise<UploadedCatalogue> {
  const { domain, version, upload_id, file_name } = upload;
  const text = await readText(parts, elasticsearch, upload, 'catalogue');
  const catalogue = parseCatalogue(text);
  if (catalogue.domain !== domain || catalogue.version !== version) {
    throw new CoverageError(
      'invalid_input',
      `What was uploaded is ATT&CK ${catalogue.domain} ${catalogue.version ?? 'without a version'}, not ${domain} ${version}.`
    );
  }
  const descriptions =
    upload.parts.descriptions === 0
      ? {}
      : parseDescriptions(await readText(parts, elasticsearch, upload, 'descriptions'));
  const { techniques, sub_techniques } = summarizeCatalogue(catalogue);
  return {
    domain,
    version,
    upload_id,
    parts: upload.parts,
    content_hash: createHash('sha256').update(text).digest('hex'),
    file_name,
    techniques,
    sub_techniques,
    descriptions: Object.keys(descriptions).length,
  };
}

/** Removes what was sent of an upload, unless it has become a catalogue. @returns how many parts */
export async function giveUpUpload(
  state: CatalogueState,
  elasticsearch: Elasticsearch,
  uploadId: string
): Promise<number> {
  const { entries } = await state.uploaded.list(elasticsearch);
  if (entries.some(({ payload }) => payload.upload_id === uploadId)) return 0;
  const names = await state.parts.names(elasticsearch);
  const sent = names.filter((name) => name.startsWith(`${uploadId}:`));
  await state.parts.removeAll(elasticsearch, sent);
  return sent.length;
}

/** An upload takes a minute or two: what is a day old and belongs to nothing was given up. */
const ABANDONED_MS = 86_400_000;

async function removeAbandoned(state: CatalogueState, elasticsearch: Elasticsearch, now: number) {
  const { entries, unreadable } = await state.uploaded.list(elasticsearch);
  // A catalogue of a newer version of the plugin may own parts that we cannot tell.
  if (unreadable.length > 0) return;
  const owned = new Set(entries.map(({ payload }) => payload.upload_id));
  const before = new Date(now - ABANDONED_MS).toISOString();
  const names = await state.parts.names(elasticsearch, before);
  const abandoned = names.filter((name) => !owned.has(name.slice(0, name.indexOf(':'))));
  await state.parts.removeAll(elasticsearch, abandoned);
}

/**
 * Deletes an uploaded catalogue: first the header, so that nobody sees half of it.
 *
 * @throws CoverageError `invalid_input` where it is in use
 */
export async function deleteUploaded(
  state: CatalogueState,
  elasticsearch: Elasticsearch,
  { domain, version, expected }: { domain: Domain; version: string; expected: string }
): Promise<void> {
  const { value } = await readSettings(state, elasticsearch);
  if (value.in_use[domain] === version) {
    throw new CoverageError(
      'invalid_input',
      `ATT&CK ${domain} ${version} is in use: switch to another version first, then delete it.`
    );
  }
  const name = catalogueName({ domain, version });
  const stored = await state.uploaded.read(elasticsearch, name);
  await state.uploaded.remove(elasticsearch, name, { version: expected });
  if (stored !== null) await state.parts.removeAll(elasticsearch, partNames(stored.payload));
}
