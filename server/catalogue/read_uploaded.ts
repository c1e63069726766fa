import { z } from 'zod';
import type { Catalogue } from '../../common/attack/catalogue';
import { unpackCatalogue } from '../../common/attack/compact/unpack';
import { CoverageError } from '../../common/errors';
import type { PartKind, UploadedCatalogue } from '../../common/http/catalogue_uploads';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { StateStore } from '../platform/state';
import { type CataloguePart, partName } from './catalogue_state';

type Parts = StateStore<CataloguePart>;
type Upload = Pick<UploadedCatalogue, 'upload_id' | 'parts'>;

/** As many parts at once as leave the cluster some air. */
const AT_ONCE = 4;

/**
 * Puts the parts of one text together again.
 *
 * @throws CoverageError `not_found` where a part is missing
 */
export async function readText(
  parts: Parts,
  elasticsearch: Elasticsearch,
  { upload_id, parts: counts }: Upload,
  kind: PartKind
): Promise<string> {
  const texts: string[] = [];
  for (let first = 0; first < counts[kind]; first += AT_ONCE) {
    const length = Math.min(AT_ONCE, counts[kind] - first);
    const names = Array.from({ length }, (_, n) => partName(upload_id, kind, first + n));
    const found = await Promise.all(names.map((name) => parts.read(elasticsearch, name)));
    found.forEach((part, n) => {
      if (part === null) {
        throw new CoverageError(
          'not_found',
          `Part ${first + n + 1} of ${counts[kind]} of the uploaded catalogue (${kind}) is missing: upload the file again.`
        );
      }
      texts.push(part.payload.text);
    });
  }
  return texts.join('');
}

/** @throws CoverageError `invalid_input` or `unsupported` for a text that is no packed catalogue */
export const parseCatalogue = (text: string): Catalogue => unpackCatalogue(parseJson(text));

const descriptionsSchema = z.record(z.string().max(256), z.string().max(200_000));

/** @throws CoverageError `invalid_input` for a text that is no object of texts */
export function parseDescriptions(text: string): Catalogue['descriptions'] {
  const parsed = descriptionsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new CoverageError(
    'invalid_input',
    `The descriptions are not texts by ATT&CK id: ${parsed.error.issues[0]?.message ?? 'unreadable'}`
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CoverageError('invalid_input', 'What was uploaded is no JSON.', error);
  }
}
