import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { timeSchema } from '../time/range';

const names = z.array(z.string().min(1).max(512)).max(500);

/**
 * What a view looks at: the one schema behind the URL, the API, the command line and saved views.
 * Relative times stay relative here; whoever asks resolves them once per refresh.
 */
export const viewFilterSchema = z.strictObject({
  from: timeSchema.default('now-30d'),
  to: timeSchema.default('now'),
  /** Lucene query string, as in Kibana's Lucene mode; empty for everything. */
  query: z.string().max(10_000).default(''),
  /** Ids of the sources to count; empty for all. */
  sources: names.default([]),
  domain: z.enum(DOMAINS).default('enterprise'),
  /** ATT&CK release, such as `18.1`; null for the one in use. */
  version: z.string().max(32).nullable().default(null),
  /** Only techniques of this platform are shown; `all` for every platform. */
  platform: z.string().min(1).max(64).default('Windows'),
  /** Ids of the tactics to show; empty for all. */
  tactics: names.default([]),
  /** Only events of these hosts; empty for all. */
  hosts: names.default([]),
});

export type ViewFilter = z.infer<typeof viewFilterSchema>;
