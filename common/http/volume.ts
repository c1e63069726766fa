import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);

/** A rule name with its tagged events, and what it says beside its techniques. */
export const ruleVolumeSchema = z.object({
  value: z.string(),
  events: count,
  /** Current ids of the techniques that it counts for. */
  technique_ids: z.array(techniqueIdSchema),
  /** The tag `analytic`; null without one. */
  analytic_type: z.string().nullable(),
  /** Other tags, `key=value`, as typed; free text alone. */
  custom_tags: z.array(z.string()),
});
export type RuleVolume = z.infer<typeof ruleVolumeSchema>;

export const volumeResponseSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  /** Tagged events, each once. */
  events: count,
  rules: z.array(ruleVolumeSchema),
  hosts: z.array(z.object({ value: z.string(), events: count })),
  /** Events of the largest rules on the hosts that send most of each; pairs without events are left out. */
  rules_by_host: z.array(z.object({ rule: z.string(), host: z.string(), events: count })),
  /** Tagged events of rules and hosts beyond those that are listed. */
  other: z.object({ rules: count, hosts: count }),
  /** Sources that have no such field: their events are in no row. */
  missing: z.object({ rules: z.array(z.string()), hosts: z.array(z.string()) }),
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  requests: z.array(sentRequestSchema),
});
export type VolumeResponse = z.infer<typeof volumeResponseSchema>;

export const volumeEndpoint = endpoint({
  method: 'post',
  path: '/volume',
  access: 'read',
  summary: 'Tagged events by rule name and host',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: volumeResponseSchema,
});
