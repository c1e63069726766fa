import { z } from 'zod';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';
import { emptyReasonSchema } from './sources';
import { breakdownSchema, rawEventSchema } from './techniques';

const count = z.number().int().min(0);

/** What can be wrong with a rule name (docs/rule_names.md, "Problems"), worst first. */
export const TAG_PROBLEM_KINDS = [
  'unknown_id',
  'malformed_id',
  'empty_id',
  'id_in_prose',
  'deprecated',
  'revoked',
  'id_name_disagree',
  'id_without_t',
] as const;
export const tagProblemKindSchema = z.enum(TAG_PROBLEM_KINDS);
export type TagProblemKind = z.infer<typeof tagProblemKindSchema>;

/** A rule name as it stands in the events of one source. */
const ruleNameRowSchema = z.object({
  source_id: z.string(),
  value: z.string(),
  events: count,
  /** What to write instead, best first; empty where only the author can say it, or where nothing is wrong. */
  write_instead: z.array(z.string()),
});
export type RuleNameRow = z.infer<typeof ruleNameRowSchema>;

/** Rule names that share something: `rule_names` lists the largest of `rule_name_count`. */
const groupShape = {
  events: count,
  rule_name_count: count,
  rule_names: z.array(ruleNameRowSchema),
};

const problemRowSchema = z.object({
  kind: tagProblemKindSchema,
  /** The id, or the text that stands where an id should; empty for an empty id. */
  subject: z.string(),
  /** The live id that a revoked one leads to; null for other kinds and where it leads nowhere. */
  current_id: z.string().nullable(),
  /** Technique names as typed and ATT&CK's, where they disagree. */
  typed_names: z.array(z.string()),
  expected_name: z.string().nullable(),
  ...groupShape,
});
export type TagProblemRow = z.infer<typeof problemRowSchema>;

const customTagRowSchema = z.object({
  /** As it becomes part of a field name; empty for free text. */
  key: z.string(),
  /** As typed. */
  spellings: z.array(z.string()),
  value_count: count,
  /** The largest. */
  values: z.array(z.object({ value: z.string(), events: count })),
  ...groupShape,
});
export type CustomTagRow = z.infer<typeof customTagRowSchema>;

const analyticTypeRowSchema = z.object({
  /** Null: a technique, but no analytic type. */
  value: z.string().nullable(),
  ...groupShape,
});
export type AnalyticTypeRow = z.infer<typeof analyticTypeRowSchema>;

/** Events of a source by what their rule names say. */
const taggingShape = {
  /** A technique counts. */
  tagged: count,
  /** A rule name, but no technique in it. */
  named_only: count,
  /** Distinct rule names. */
  rule_names: count,
};

const sourceTaggingSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('counted'),
    source_id: z.string(),
    name: z.string(),
    ...taggingShape,
    /** Sysmon's events; null where nothing says which events are Sysmon's. */
    total: count.nullable(),
    /** No rule name, or one that says nothing; null where `total` is. */
    unnamed: count.nullable(),
    /** The rule name is longer than the index keeps (`ignore_above`): what it says is not known. */
    too_long: count,
    /** What says which events are Sysmon's. */
    basis: z.enum(['channel', 'source_filter', 'whole_source', 'none']),
    /** More distinct rule names than one `terms` holds; they were paged. */
    paged: z.boolean(),
  }),
  /** A search failed, was partial or forbidden: counts are lower bounds and shares unknown. */
  z.object({
    status: z.literal('unknown'),
    source_id: z.string(),
    name: z.string(),
    reason: z.string(),
    ...taggingShape,
  }),
  /** The source has no rule names to look at. */
  z.object({
    status: z.literal('not_read'),
    source_id: z.string(),
    name: z.string(),
    reason: z.string(),
  }),
]);
export type SourceTagging = z.infer<typeof sourceTaggingSchema>;

export const tagHealthResponseSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  catalogue: z.object({ domain: z.string(), version: z.string().nullable() }),
  sources: z.array(sourceTaggingSchema),
  problems: z.array(problemRowSchema),
  custom_tags: z.array(customTagRowSchema),
  analytic_types: z.array(analyticTypeRowSchema),
  /** Rows that were left off because there are too many. */
  left_off: z.object({ problems: count, custom_tags: count, analytic_types: count }),
  /** Why there is nothing to show; null otherwise. */
  reason: emptyReasonSchema.nullable(),
  requests: z.array(sentRequestSchema),
});
export type TagHealthResponse = z.infer<typeof tagHealthResponseSchema>;

export const tagHealthEndpoint = endpoint({
  method: 'post',
  path: '/tag_health',
  access: 'read',
  summary: 'What is wrong with the rule names of the events, and how many events carry none',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: tagHealthResponseSchema,
});

const text = z.string().max(40_000);

/** A row of the page: the server finds its rule names again, so that a row of thousands needs no list of them. */
export const tagRowSchema = z.discriminatedUnion('row', [
  z.strictObject({ row: z.literal('problem'), kind: tagProblemKindSchema, subject: text }),
  z.strictObject({ row: z.literal('custom_tag'), key: text }),
  z.strictObject({ row: z.literal('analytic_type'), value: text.nullable() }),
  /** Events of one source without any rule name. */
  z.strictObject({ row: z.literal('unnamed'), source_id: z.string().max(128) }),
  z.strictObject({ row: z.literal('named_only'), source_id: z.string().max(128) }),
]);
export type TagRow = z.infer<typeof tagRowSchema>;

export const tagRowResponseSchema = z.object({
  /** Distinct events, counted by this query. */
  events: count,
  rule_names: z.array(ruleNameRowSchema),
  rule_name_count: count,
  hosts: breakdownSchema,
  newest: z.array(rawEventSchema),
  /** What could not be counted; empty when everything was. */
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  requests: z.array(sentRequestSchema),
});
export type TagRowResponse = z.infer<typeof tagRowResponseSchema>;

export const tagRowEndpoint = endpoint({
  method: 'post',
  path: '/tag_health/row',
  access: 'read',
  summary: 'Rule names, hosts and newest events behind one row of the tag health page',
  params: nothing,
  query: nothing,
  body: questionSchema.extend({ row: tagRowSchema }),
  response: tagRowResponseSchema,
});
