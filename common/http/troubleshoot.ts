import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { questionSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** The way from an event to a cell, in its order. */
export const STEPS = [
  'source',
  'source_filter',
  'field',
  'rule_name',
  'catalogue',
  'platform',
  'time',
  'view',
  'suppression',
] as const;
export type StepId = (typeof STEPS)[number];

const stepSchema = z.object({
  id: z.enum(STEPS),
  /** `attention`: the event is counted, but not as one might expect; `skipped`: nothing was left to look at. */
  status: z.enum(['passed', 'attention', 'failed', 'unknown', 'skipped']),
  text: z.string(),
  /** Facts behind the text. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What to do; null where there is nothing to do. */
  advice: z.string().nullable(),
});
export type Step = z.infer<typeof stepSchema>;

/** A piece of the rule name, and what the grammar made of it. */
const segmentSchema = z.object({
  text: z.string(),
  meaning: z.enum(['counts', 'covered_parent', 'name', 'tag', 'free_text', 'problem']),
  note: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;

const cellSchema = z.object({
  id: techniqueIdSchema,
  name: z.string(),
  tactics: z.array(z.string()),
  /** False where the view's platform or tactics hide it. */
  shown: z.boolean(),
});
export type Cell = z.infer<typeof cellSchema>;

export const troubleshootResponseSchema = z.object({
  /** Null for a pasted event that does not say. */
  index: z.string().nullable(),
  id: z.string().nullable(),
  /** ISO text; null where none could be read. */
  time: z.string().nullable(),
  steps: z.array(stepSchema),
  segments: z.array(segmentSchema),
  verdict: z.object({
    kind: z.enum(['counted', 'not_counted', 'unknown']),
    text: z.string(),
    /** The first step that fails, or that is not known. */
    step: z.enum(STEPS).nullable(),
    cells: z.array(cellSchema),
  }),
  /** The source whose event it is; null without one. */
  source_id: z.string().nullable(),
  document: z.record(z.string(), z.unknown()),
});
export type TroubleshootResponse = z.infer<typeof troubleshootResponseSchema>;

export const eventChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stored'),
    /** An index, alias or data stream; a wildcard is searched for the id. */
    index: z
      .string()
      .max(1024)
      .regex(/^[^\s\\/?"<>|#]+$/, 'an index name has no spaces, quotes or slashes'),
    id: z.string().min(1).max(512),
  }),
  z.strictObject({
    kind: z.literal('pasted'),
    /** The event itself, or a search hit with `_source` or `fields`. */
    document: z.record(z.string(), z.unknown()),
  }),
]);
export type EventChoice = z.infer<typeof eventChoiceSchema>;

export const troubleshootEndpoint = endpoint({
  method: 'post',
  path: '/troubleshoot',
  access: 'read',
  summary:
    'Each step from one event to a cell of the matrix, or the first that fails and what to do',
  params: nothing,
  query: nothing,
  body: questionSchema.extend({ event: eventChoiceSchema }),
  response: troubleshootResponseSchema,
});
