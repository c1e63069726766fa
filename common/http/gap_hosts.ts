import { z } from 'zod';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);
/** ISO text. */
const time = z.string();

export const hostEventSchema = z.object({
  event_id: z.number().int(),
  events: count,
  first_event: time,
  last_event: time,
});
export type HostEvent = z.infer<typeof hostEventSchema>;

/** What one host sends, of the logs in the sources' indices. */
export const gapHostSchema = z.object({
  host: z.string(),
  /** Of every log. */
  events: count,
  last_event: time,
  /** Sysmon's events by their id; empty where the host sends others alone. */
  sysmon: z.array(hostEventSchema),
});
export type GapHost = z.infer<typeof gapHostSchema>;

/** Hosts of one answer, unless told. */
export const HOSTS_PER_PAGE = 300;

export const gapHostsEndpoint = endpoint({
  method: 'post',
  path: '/gaps/hosts',
  access: 'read',
  summary: 'Hosts by name with the Sysmon event ids that each sends, page by page',
  params: nothing,
  query: nothing,
  body: questionSchema.extend({
    /** The last host of the page before; null for the first page. */
    after: z.string().max(1_024).nullable().default(null),
    size: z.number().int().min(1).max(500).default(HOSTS_PER_PAGE),
  }),
  response: z.object({
    range: z.object({ from: z.string(), to: z.string() }),
    /** By name; a host of several sources once. */
    hosts: z.array(gapHostSchema),
    /** Goes into the next question; null on the last page. */
    after: z.string().nullable(),
    /** Sources whose hosts are not known, or not all. */
    incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
    requests: z.array(sentRequestSchema),
  }),
});
export type GapHosts = z.infer<typeof gapHostsEndpoint.response>;
export type GapHostsQuestion = z.output<typeof gapHostsEndpoint.body>;
