import {
  deleteCataloguePartsEndpoint,
  PART_CHARACTERS,
  type PartKind,
  putCatalogueEndpoint,
  putCataloguePartEndpoint,
  type UploadedCatalogue,
} from '../../../../common/http/catalogue_uploads';
import type { Api } from '../../../platform/api';
import type { ReducedBundle } from './messages';

export interface SendOptions {
  readonly api: Api;
  readonly version: string;
  /** Version of the stored document that is replaced; null where there is none. */
  readonly expected: string | null;
  /** @param share - fraction 0–1 of the parts sent */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Text in parts that never cut a character in two. */
export function cutText(text: string, size: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + size);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1)) && end - at > 1) end--;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/**
 * Sends a reduced bundle part by part; only the last request makes it visible. Whatever stops it before (a failure,
 * the user) takes back what was sent.
 */
export async function sendCatalogue(
  { packed, descriptions, file_name, summary }: ReducedBundle,
  { api, version, expected, onProgress, signal }: SendOptions
): Promise<UploadedCatalogue> {
  const texts: readonly (readonly [PartKind, readonly string[]])[] = [
    ['catalogue', cutText(JSON.stringify({ ...packed, version }), PART_CHARACTERS)],
    ['descriptions', cutText(textOf(descriptions), PART_CHARACTERS)],
  ];
  const all = texts.flatMap(([kind, parts]) => parts.map((text, n) => ({ kind, text, n })));
  const upload_id = newUploadId();
  try {
    for (const [sent, { kind, text, n }] of all.entries()) {
      const params = { upload_id, kind, n: String(n) };
      await api(putCataloguePartEndpoint, { params, body: { text }, signal });
      onProgress((sent + 1) / (all.length + 1));
    }
    const [[, catalogue], [, described]] = texts as [(typeof texts)[0], (typeof texts)[0]];
    return await api(putCatalogueEndpoint, {
      params: { domain: summary.domain, version },
      body: {
        upload_id,
        parts: { catalogue: catalogue.length, descriptions: described.length },
        file_name: file_name.slice(0, 256),
        expected,
      },
      signal,
    });
  } catch (error) {
    await api(deleteCataloguePartsEndpoint, { params: { upload_id }, body: {} }).catch(
      () => undefined
    );
    throw error;
  }
}

const textOf = (descriptions: ReducedBundle['descriptions']): string =>
  Object.keys(descriptions).length === 0 ? '' : JSON.stringify(descriptions);

function newUploadId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
