import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);
const params = z.object({ id: techniqueIdSchema });

export const techniqueQuestionSchema = questionSchema.extend({
  /** Also count the technique's sub-techniques; an event that carries two of them is one event. */
  with_sub_techniques: z.boolean().default(false),
});
export type TechniqueQuestion = z.infer<typeof techniqueQuestionSchema>;

export const valueCountSchema = z.object({ value: z.string(), events: count });
export type ValueCount = z.infer<typeof valueCountSchema>;

/** The largest values of one field; `other_events` is what the rest add up to, null where no field was known. */
export const breakdownSchema = z.object({
  values: z.array(valueCountSchema),
  other_events: count,
  /** Sources that have no such field: their events are in no bar. */
  missing_in: z.array(z.string()),
});
export type Breakdown = z.infer<typeof breakdownSchema>;

export const techniqueSummarySchema = z.object({
  id: techniqueIdSchema,
  range: z.object({ from: z.string(), to: z.string() }),
  /** Distinct events, counted by this query. */
  events: count,
  rules: breakdownSchema,
  hosts: breakdownSchema,
  users: breakdownSchema,
  process_images: breakdownSchema,
  event_ids: breakdownSchema,
  /** Read from the rule names; events whose rule name carries none are in no bar. */
  analytic_types: breakdownSchema,
  histogram: z.object({
    interval_ms: z.number().int(),
    /** Start of each bucket (milliseconds since 1970, UTC) and its events, empty ones included. */
    buckets: z.array(z.object({ start_ms: z.number(), events: count })),
  }),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  /** What could not be counted; empty when everything was. */
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  requests: z.array(sentRequestSchema),
});
export type TechniqueSummary = z.infer<typeof techniqueSummarySchema>;

export const techniqueSummaryEndpoint = endpoint({
  method: 'post',
  path: '/techniques/{id}/summary',
  access: 'read',
  summary: 'Events of one technique by rule, host, user, process, event id, analytic type and time',
  params,
  query: nothing,
  body: techniqueQuestionSchema,
  response: techniqueSummarySchema,
});

/** Where the next page of each source begins: the oldest time shown and the events of that time already shown. */
export const eventCursorSchema = z.array(
  z.object({
    source_id: z.string(),
    time: z.string(),
    seen: z.array(z.object({ index: z.string(), id: z.string() })).max(10_000),
  })
);
export type EventCursor = z.infer<typeof eventCursorSchema>;

export const rawEventSchema = z.object({
  source_id: z.string(),
  index: z.string(),
  id: z.string(),
  /** ISO text */
  time: z.string(),
  event_id: z.string().nullable(),
  host: z.string().nullable(),
  user: z.string().nullable(),
  process_image: z.string().nullable(),
  rule_name: z.string().nullable(),
  /** `_source`, untouched. */
  document: z.record(z.string(), z.unknown()),
});
export type RawEvent = z.infer<typeof rawEventSchema>;

export const techniqueEventsEndpoint = endpoint({
  method: 'post',
  path: '/techniques/{id}/events',
  access: 'read',
  summary: 'Raw events of one technique, newest first, page by page',
  params,
  query: nothing,
  body: techniqueQuestionSchema.extend({
    size: z.number().int().min(1).max(500).default(25),
    after: eventCursorSchema.nullable().default(null),
  }),
  response: z.object({
    events: z.array(rawEventSchema),
    /** Null on the last page. */
    next: eventCursorSchema.nullable(),
    incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
    requests: z.array(sentRequestSchema),
  }),
});
export type TechniqueEvents = z.infer<typeof techniqueEventsEndpoint.response>;
