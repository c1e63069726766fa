import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { EnrichmentOptionsInput, PipelineState } from '../../common/http/enrichment';
import { GRAMMAR } from '../../common/rule_name/grammar';
import type { Elasticsearch } from '../platform/elasticsearch';
import { buildEnrichmentPipeline } from './pipeline';
import { toPipelineOptions } from './recipes';

/** Our pipeline is known by its parameters: `_meta` came to pipelines only after 7.10. */
const oursSchema = z.object({
  version: z.number(),
  processors: z.tuple([
    z.object({
      script: z.object({
        params: z.object({
          rule_name_fields: z.array(z.object({ name: z.string() })).min(1),
          prefix: z.string(),
          keys: z.record(z.string(), z.string()),
        }),
      }),
    }),
  ]),
});

/** The pipeline of that name, compared with the one that would be installed. */
export async function readState(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput
): Promise<PipelineState> {
  try {
    return describe(await readPipeline(elasticsearch, options.name), options);
  } catch (error) {
    if (!(error instanceof CoverageError) || error.code !== 'forbidden') throw error;
    const reason = `${error.message} Reading it needs the cluster privilege read_pipeline or manage_ingest_pipelines.`;
    return { ...NOTHING, kind: 'unknown', reason };
  }
}

const NOTHING = {
  version: null,
  current_version: GRAMMAR.version,
  rule_name_fields: null,
  target_prefix: null,
  reason: null,
};

/** @returns null where there is no pipeline of that name */
async function readPipeline(elasticsearch: Elasticsearch, name: string): Promise<unknown> {
  try {
    const path = `/_ingest/pipeline/${encodeURIComponent(name)}`;
    const answer = await elasticsearch.request({ method: 'GET', path });
    return z.record(z.string(), z.unknown()).parse(answer)[name] ?? null;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'not_found') return null;
    throw error;
  }
}

function describe(pipeline: unknown, options: EnrichmentOptionsInput): PipelineState {
  if (pipeline === null) return { ...NOTHING, kind: 'not_installed' };
  const ours = oursSchema.safeParse(pipeline);
  if (!ours.success) return { ...NOTHING, kind: 'foreign' };
  const { version, processors } = ours.data;
  const { rule_name_fields, prefix } = processors[0].script.params;
  const installed = {
    ...NOTHING,
    version,
    rule_name_fields: rule_name_fields.map(({ name }) => name),
    target_prefix: prefix,
  };
  if (version !== GRAMMAR.version) return { ...installed, kind: 'outdated' };
  const wanted = buildEnrichmentPipeline(toPipelineOptions(options));
  return { ...installed, kind: isSame(pipeline, wanted) ? 'current' : 'changed' };
}

/** Newer versions add dates of their own, so only what we write is compared. */
const isSame = (installed: unknown, wanted: object): boolean =>
  Object.entries(wanted).every(
    ([key, value]) =>
      sorted(z.record(z.string(), z.unknown()).parse(installed)[key]) === sorted(value)
  );

/** JSON with sorted keys: Elasticsearch may hand them out in another order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, each as unknown])
      : inner
  );
