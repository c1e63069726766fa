import { z } from 'zod';
import { sourceSchema } from '../sources/source';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';
import { emptyReasonSchema } from './sources';
import { hiddenTagsSchema } from './suppressions';
import { viewFilterSchema } from './view_filter';

const count = z.number().int().min(0);

/** A question about events. Without `sources` the server looks for them first, which costs a second round trip. */
export const questionSchema = z.strictObject({
  filter: viewFilterSchema.prefault({}),
  sources: z.array(sourceSchema).max(50).optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** A value as it stands in the index, and how many events carry it. */
export const rawCountSchema = z.object({
  source_id: z.string(),
  value: z.string(),
  events: count,
  /** The id inside the value that was counted: differs from the technique's where ATT&CK revoked it. */
  as_id: z.string(),
});
export type RawCount = z.infer<typeof rawCountSchema>;

/** A request to Elasticsearch, as it was sent. */
export const sentRequestSchema = z.object({
  source_id: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export type SentRequest = z.infer<typeof sentRequestSchema>;

export const sourceAnswerSchema = z.object({
  source_id: z.string(),
  /** `unknown`: the search failed, was partial or forbidden; its counts are lower bounds. */
  status: z.enum(['complete', 'unknown']),
  /** What was wrong; null when complete. */
  reason: z.string().nullable(),
  /** True where more distinct values came back than one `terms` holds and they were paged with `composite`. */
  paged: z.boolean(),
  took_ms: z.number(),
  request: sentRequestSchema,
});
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>;

export const coverageResponseSchema = z.object({
  /** Resolved: ISO text, `to` exclusive. */
  range: z.object({ from: z.string(), to: z.string() }),
  catalogue: z.object({ domain: z.string(), version: z.string().nullable() }),
  techniques: z.array(
    z.object({
      id: techniqueIdSchema,
      /** Events that carry the technique by a Sysmon rule, under its current or a former id. */
      observed: count,
      /** Events that carry it by a detection rule. */
      alerted: count,
      /** Of the events in `raw`, those counted under more than one id; `observed` and `alerted` have them once. */
      repeated: count,
      raw: z.array(rawCountSchema),
    })
  ),
  /** Values that name no live technique, with the reason. */
  unknown: z.array(
    rawCountSchema.extend({ reason: z.enum(['not_in_catalogue', 'deprecated', 'not_an_id']) })
  ),
  totals: z.object({ observed_tags: count, alerted_tags: count, unknown_tags: count }),
  sources: z.array(sourceAnswerSchema),
  /** What is left out because somebody suppressed it. */
  hidden: hiddenTagsSchema,
  /** Why nothing was counted; null as soon as there is one tag. */
  reason: emptyReasonSchema.nullable(),
});
export type CoverageResponse = z.infer<typeof coverageResponseSchema>;

export const coverageEndpoint = endpoint({
  method: 'post',
  path: '/coverage',
  access: 'read',
  summary: 'Tags (event, technique pairs) per technique',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: coverageResponseSchema,
});
