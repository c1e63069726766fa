import { z } from 'zod';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);

export const analyticTypesEndpoint = endpoint({
  method: 'post',
  path: '/analytic_types',
  access: 'read',
  summary: 'Analytic types that the rule names of the view carry, and how many events of each',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: z.object({
    range: z.object({ from: z.string(), to: z.string() }),
    /** Largest first, whatever the view chooses of them; null: a technique, but no analytic type. */
    types: z.array(z.object({ value: z.string().nullable(), events: count, rule_names: count })),
    /** Sources whose rule names are not known, or not all, with the reason. */
    incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
    requests: z.array(sentRequestSchema),
  }),
});
export type AnalyticTypes = z.infer<typeof analyticTypesEndpoint.response>;
