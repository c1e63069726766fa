import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);
const word = z.string().max(256).nullable();

export const RULE_ORIGINS = ['elastic_security', 'sigma'] as const;
export type RuleOrigin = (typeof RULE_ORIGINS)[number];

/** What a detection rule says of itself, as far as coverage needs it. */
export const detectionRuleSchema = z.strictObject({
  /** Elastic Security's saved id, Sigma's `id`, or the file where a Sigma rule has none. */
  id: z.string().min(1).max(512),
  name: z.string().min(1).max(1_024),
  /** Techniques and sub-techniques that it names, as it writes them. */
  techniques: z.array(techniqueIdSchema).max(500),
  /** Sigma's `logsource`; null for other rules. */
  log_source: z.strictObject({ product: word, category: word, service: word }).nullable(),
});
export type DetectionRule = z.infer<typeof detectionRuleSchema>;

export const ruleSetSchema = z.strictObject({
  name: z.string().min(1).max(256),
  origin: z.enum(RULE_ORIGINS),
  rules: z.array(detectionRuleSchema).max(20_000),
  /** Why there may be more rules than these; null where they are all. */
  problem: z.string().max(2_000).nullable(),
});
export type RuleSet = z.infer<typeof ruleSetSchema>;

const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const params = z.object({ id: idSchema });

/** As listed: without the rules. */
export const listedRuleSetSchema = ruleSetSchema.omit({ rules: true }).extend({
  id: idSchema,
  rules: count,
  /** Distinct ids that the rules name. */
  techniques: count,
  without_technique: count,
  /** ISO text. */
  at: z.string(),
  by: z.string().nullable(),
});
export type ListedRuleSet = z.infer<typeof listedRuleSetSchema>;

export const ruleSetsEndpoint = endpoint({
  method: 'get',
  path: '/rule_sets',
  access: 'read',
  summary: 'Sets of detection rules whose techniques count as configured in this space',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ rule_sets: z.array(listedRuleSetSchema), problems: z.array(z.string()) }),
});

export const ruleSetEndpoint = endpoint({
  method: 'get',
  path: '/rule_sets/{id}',
  access: 'read',
  summary: 'A set of detection rules',
  params,
  query: nothing,
  body: nothing,
  response: ruleSetSchema,
});

export const putRuleSetEndpoint = endpoint({
  method: 'put',
  path: '/rule_sets/{id}',
  access: 'manage',
  summary: 'Keeps a set of detection rules; one of the same id is replaced',
  params,
  query: nothing,
  body: ruleSetSchema,
  maxBodyBytes: 20_000_000,
  response: z.object({ stored: z.boolean() }),
});

export const deleteRuleSetEndpoint = endpoint({
  method: 'delete',
  path: '/rule_sets/{id}',
  access: 'manage',
  summary: 'Deletes a set of detection rules: what it names is no longer configured',
  params,
  query: nothing,
  body: nothing,
  response: z.object({ deleted: z.boolean() }),
});

export const techniqueRulesEndpoint = endpoint({
  method: 'post',
  path: '/techniques/{id}/rules',
  access: 'read',
  summary: 'Detection rules that name a technique, under its own or a former id',
  params: z.object({ id: techniqueIdSchema }),
  query: nothing,
  body: z.strictObject({ domain: z.enum(DOMAINS), version: z.string().max(16).nullable() }),
  response: z.object({
    rules: z.array(
      z.object({
        set: z.string(),
        origin: z.enum(RULE_ORIGINS),
        id: z.string(),
        name: z.string(),
      })
    ),
    /** Number of rules that may be looked at: none means that nothing was read yet. */
    rules_known: count,
    problems: z.array(z.string()),
  }),
});
