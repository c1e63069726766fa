import { z } from 'zod';
import { sourceSchema } from '../sources/source';
import { sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';
import { rawEventSchema } from './techniques';

/** Days before and after the event in which its process is looked for. */
export const PROCESS_DAYS = 30;
/** Events of one process, and processes that it started, that are listed; the totals count them all. */
export const PROCESS_EVENTS = 200;

const processSchema = z.object({
  /** As it stands in the events. */
  guid: z.string(),
  image: z.string().nullable(),
  command_line: z.string().nullable(),
  /** The event of its creation; null where none was found: it began earlier, or nobody recorded it. */
  created: rawEventSchema.nullable(),
});
export type Process = z.infer<typeof processSchema>;

export const processTreeSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  process: processSchema,
  /** Null where no event names it. */
  parent: processSchema.nullable(),
  /** In the order in which they were started. */
  children: z.array(processSchema),
  children_total: z.number().int().min(0),
  /** Everything that the process did, oldest first, its creation among it. */
  events: z.array(rawEventSchema),
  events_total: z.number().int().min(0),
  /** Why something may be missing; empty where all was searched. */
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  requests: z.array(sentRequestSchema),
});
export type ProcessTree = z.infer<typeof processTreeSchema>;

export const processTreeEndpoint = endpoint({
  method: 'post',
  path: '/processes',
  access: 'read',
  summary: 'Process, parent, children and everything of the same ProcessGuid, from any event',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    /** Where the event is, and what its fields mean. */
    source: sourceSchema,
    /** Index and id of the event, as `POST /techniques/{id}/events` names them. */
    index: z.string().min(1).max(255),
    id: z.string().min(1).max(512),
  }),
  response: processTreeSchema,
});
export type ProcessQuestion = z.infer<typeof processTreeEndpoint.body>;
