import { z } from 'zod';
import { sourceSchema } from '../sources/source';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** Why a field or an index of a found source needs the user's attention. */
export const sourceProblemSchema = z.object({
  kind: z.enum(['text_without_keyword', 'mixed_types', 'no_tagged_events', 'unreadable']),
  /** Field or index that it is about. */
  subject: z.string(),
  message: z.string(),
});
export type SourceProblem = z.infer<typeof sourceProblemSchema>;

export const foundSourceSchema = z.object({
  source: sourceSchema,
  /** Concrete indices seen, at most 50 of them. */
  indices: z.array(z.string()),
  index_count: z.number().int(),
  problems: z.array(sourceProblemSchema),
});
export type FoundSource = z.infer<typeof foundSourceSchema>;

/** Why there is nothing to count; each kind has its own empty state. */
export const emptyReasonSchema = z.object({
  kind: z.enum([
    'no_indices',
    'no_rights',
    'no_source',
    'no_tagged_events',
    'nothing_in_range',
    'nothing_matches',
    'failed',
  ]),
  message: z.string(),
  /** Range that does hold tagged events, where one is known. */
  range: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type EmptyReason = z.infer<typeof emptyReasonSchema>;

export const sourcesEndpoint = endpoint({
  method: 'get',
  path: '/sources',
  access: 'read',
  summary: 'Sources of tagged events: found by their fields, as the calling user',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    sources: z.array(foundSourceSchema),
    /** What stands in the way of reading further indices as sources. */
    problems: z.array(sourceProblemSchema),
    /** Null as soon as there is one source. */
    reason: emptyReasonSchema.nullable(),
  }),
});
export type SourcesResponse = z.infer<typeof sourcesEndpoint.response>;
