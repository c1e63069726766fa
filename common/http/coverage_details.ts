import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);

/** A number of distinct values; `at_least` where sources cannot be added up or Elasticsearch counted approximately. */
export const distinctSchema = z.object({ count, at_least: z.boolean() });
export type Distinct = z.infer<typeof distinctSchema>;

export const techniqueDetailsSchema = z.object({
  id: techniqueIdSchema,
  /** Null where no source of the technique has the field. */
  hosts: distinctSchema.nullable(),
  rules: distinctSchema.nullable(),
  /** ISO text of the first and last event in the range. */
  first_seen: z.string(),
  last_seen: z.string(),
  /** Events per bucket of the range, oldest first, as many as `histogram.buckets`. */
  sparkline: z.array(count),
});
export type TechniqueDetails = z.infer<typeof techniqueDetailsSchema>;

export const coverageDetailsResponseSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  histogram: z.object({ interval_ms: z.number().int(), starts_ms: z.array(z.number()) }),
  /** Techniques with at least one event, by id. */
  techniques: z.array(techniqueDetailsSchema),
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  requests: z.array(sentRequestSchema),
});
export type CoverageDetailsResponse = z.infer<typeof coverageDetailsResponseSchema>;

/** The second, dearer request of the matrix: one search per source for all techniques, asked for when it is wanted. */
export const coverageDetailsEndpoint = endpoint({
  method: 'post',
  path: '/coverage/details',
  access: 'read',
  summary: 'Hosts, rules, first and last event and a sparkline of every technique',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: coverageDetailsResponseSchema,
});
