import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { Stored } from '../platform/state';

/** What every document of ours carries (docs/data_model.md, "State in Elasticsearch"). */
const envelopeSchema = z.object({
  name: z.string(),
  schema_version: z.number().int(),
  created_at: z.string(),
  created_by: z.string().nullish(),
  updated_at: z.string(),
  updated_by: z.string().nullish(),
  payload: z.unknown(),
});

const documentSchema = z.object({
  _seq_no: z.number(),
  _primary_term: z.number(),
  _source: envelopeSchema,
});

export interface PayloadFormat<Payload> {
  /** In words, for messages: `source`. */
  readonly kind: string;
  /** Raised with every change that an older reader would misread. */
  readonly schemaVersion: number;
  readonly payload: z.ZodType<Payload>;
}

/**
 * Reads a document as Elasticsearch answers it.
 *
 * @throws CoverageError `unsupported` where a newer version of the plugin wrote it, or where it is damaged
 */
export function readDocument<Payload>(
  document: unknown,
  { kind, schemaVersion, payload }: PayloadFormat<Payload>
): Stored<Payload> {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) throw damaged(kind, nameOf(document), parsed.error);
  const { _seq_no, _primary_term, _source } = parsed.data;
  if (_source.schema_version > schemaVersion) {
    throw new CoverageError(
      'unsupported',
      `The ${kind} "${_source.name}" was written by a newer version of ATT&CK Coverage (format ${_source.schema_version}, this one knows ${schemaVersion}). It is left as it is: upgrade the plugin to use it.`
    );
  }
  const content = payload.safeParse(_source.payload);
  if (!content.success) throw damaged(kind, _source.name, content.error);
  return {
    name: _source.name,
    payload: content.data,
    version: printVersion(_seq_no, _primary_term),
    created_at: _source.created_at,
    created_by: _source.created_by ?? null,
    updated_at: _source.updated_at,
    updated_by: _source.updated_by ?? null,
  };
}

const damaged = (kind: string, name: string, { issues }: z.ZodError) =>
  new CoverageError(
    'unsupported',
    `The ${kind} "${name}" cannot be read: ${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`
  );

const namedSchema = z.object({
  _id: z.string().optional().catch(undefined),
  _source: z.object({ name: z.string() }).optional().catch(undefined),
});

/** The name of a document that may be anything. */
export function nameOf(document: unknown): string {
  const { data } = namedSchema.safeParse(document);
  return data?._source?.name ?? data?._id ?? 'without a name';
}

export const printVersion = (seqNo: number, primaryTerm: number): string =>
  `${seqNo}-${primaryTerm}`;

/** @throws CoverageError `invalid_input` for what `printVersion` did not print */
export function parseVersion(version: string): { if_seq_no: number; if_primary_term: number } {
  const [, seqNo, primaryTerm] = /^(\d{1,15})-(\d{1,15})$/.exec(version) ?? [];
  if (seqNo === undefined || primaryTerm === undefined) {
    throw new CoverageError('invalid_input', `Not a version of a stored document: ${version}`);
  }
  return { if_seq_no: Number(seqNo), if_primary_term: Number(primaryTerm) };
}
