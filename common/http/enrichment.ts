import { z } from 'zod';
import { sourceSchema } from '../sources/source';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);

export const DEFAULT_PIPELINE = 'attack-coverage-rule-name';

/** Rule name fields of every known layout; the first that says something is read. */
export const DEFAULT_RULE_NAME_FIELDS: readonly string[] = [
  'rule.name',
  'winlog.event_data.RuleName',
  'event_data.RuleName',
  'data.win.eventdata.ruleName',
  'RuleName',
  'rule_name',
];

/** Letters, digits and the marks that Elasticsearch's own pipeline names have. */
export const pipelineNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.@-]{0,127}$/,
    'a pipeline name has letters, digits, dots, dashes, @ and _'
  );

export const enrichmentOptionsSchema = z.strictObject({
  name: pipelineNameSchema.default(DEFAULT_PIPELINE),
  rule_name_fields: z
    .array(z.string().min(1).max(256))
    .min(1)
    .max(20)
    .default([...DEFAULT_RULE_NAME_FIELDS]),
  target_prefix: z.string().max(32).default('mitre_'),
});
export type EnrichmentOptionsInput = z.infer<typeof enrichmentOptionsSchema>;

/** Text to copy. */
const snippetSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Where it goes and what to mind. */
  note: z.string(),
  language: z.enum(['http', 'yaml', 'text']),
  text: z.string(),
});
export type Snippet = z.infer<typeof snippetSchema>;

const pipelineStateSchema = z.object({
  /**
   * `outdated`: ours, of an older grammar; `changed`: ours, but edited or with other options than asked;
   * `foreign`: a pipeline of that name that is not ours; `unknown`: it may not be read.
   */
  kind: z.enum(['not_installed', 'current', 'outdated', 'changed', 'foreign', 'unknown']),
  /** Of the grammar in the installed pipeline; null where there is none or it is not ours. */
  version: z.number().nullable(),
  current_version: z.number(),
  /** Of the installed pipeline; null where it is not ours. */
  rule_name_fields: z.array(z.string()).nullable(),
  target_prefix: z.string().nullable(),
  /** Why it is not known; null otherwise. */
  reason: z.string().nullable(),
});
export type PipelineState = z.infer<typeof pipelineStateSchema>;

const useSchema = z.object({
  kind: z.enum(['index', 'index_template', 'component_template', 'legacy_template', 'pipeline']),
  name: z.string(),
  how: z.enum(['default_pipeline', 'final_pipeline', 'processor']),
});
export type PipelineUse = z.infer<typeof useSchema>;

const clusterSchema = z.object({
  state: pipelineStateSchema,
  /** What the cluster lacks for the pipeline; null where it may not be asked. */
  missing: z.array(z.string()).nullable(),
  used_by: z.array(useSchema),
  /** Why the uses are not all known; null where they are, as far as the user may see. */
  uses_unknown: z.string().nullable(),
});
export type PipelineInCluster = z.infer<typeof clusterSchema>;

export const enrichmentEndpoint = endpoint({
  method: 'post',
  path: '/enrichment',
  access: 'read',
  summary:
    'The ingest pipeline: whether it is installed, what uses it, and the requests to install it by hand',
  params: nothing,
  query: nothing,
  body: enrichmentOptionsSchema,
  response: clusterSchema.extend({
    requests: z.array(snippetSchema),
    recipes: z.array(snippetSchema),
  }),
});
export type EnrichmentResponse = z.infer<typeof enrichmentEndpoint.response>;

const differenceSchema = z.object({
  text: z.string(),
  expected: z.record(z.string(), z.unknown()),
  got: z.record(z.string(), z.unknown()),
});
export type EnrichmentDifference = z.infer<typeof differenceSchema>;

export const enrichmentCheckSchema = z.object({
  /** Whether the installed pipeline was run, or the one that would be installed. */
  ran: z.enum(['installed', 'proposed']),
  checked: count,
  /** Expected: none. */
  differences: z.array(differenceSchema),
});
export type EnrichmentCheck = z.infer<typeof enrichmentCheckSchema>;

export const enrichmentCheckEndpoint = endpoint({
  method: 'post',
  path: '/enrichment/check',
  access: 'read',
  summary: 'Runs the pipeline on rule names with _simulate and compares it with the grammar',
  params: nothing,
  query: nothing,
  body: enrichmentOptionsSchema.extend({
    /** Beside the samples of every dialect. */
    texts: z.array(z.string().max(40_000)).max(500).default([]),
  }),
  response: enrichmentCheckSchema,
});

export const installEnrichmentEndpoint = endpoint({
  method: 'put',
  path: '/enrichment',
  access: 'manage',
  summary: 'Installs or updates the ingest pipeline, and checks it',
  params: nothing,
  query: nothing,
  body: enrichmentOptionsSchema,
  response: clusterSchema.extend({ check: enrichmentCheckSchema }),
});

export const removeEnrichmentEndpoint = endpoint({
  method: 'delete',
  path: '/enrichment/{name}',
  access: 'manage',
  summary: 'Removes the ingest pipeline; refused while an index, template or pipeline names it',
  params: z.object({ name: pipelineNameSchema }),
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.string() }),
});

export const backfillEndpoint = endpoint({
  method: 'post',
  path: '/enrichment/backfill',
  access: 'read',
  summary:
    'How many stored events the pipeline has not seen, and the request that would enrich them',
  params: nothing,
  query: nothing,
  body: enrichmentOptionsSchema.extend({ sources: z.array(sourceSchema).max(50).optional() }),
  response: z.object({
    sources: z.array(
      z.object({
        source_id: z.string(),
        name: z.string(),
        /** Events with a rule name and none of the pipeline's fields; null where they could not be counted. */
        events: count.nullable(),
        reason: z.string().nullable(),
        request: snippetSchema,
      })
    ),
  }),
});
export type BackfillResponse = z.infer<typeof backfillEndpoint.response>;
