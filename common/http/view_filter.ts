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
  /** Only techniques that one of these data components can observe; empty for all. Ids of the release in use. */
  components: names.default([]),
  /** Only tags whose rule name carries one of these analytic types (the tag `analytic`); empty for all. */
  analytic_types: names.default([]),
  /** Only techniques of these groups and campaigns (`G0016`, `C0024`); empty for all. */
  groups: names.default([]),
  /** Only techniques of this software (`S0002`); empty for all. */
  software: names.default([]),
  /** Whether a technique must belong to one of the chosen groups and software, or to every one of them. */
  related_match: z.enum(['any', 'all']).default('any'),
  /** `exclude`: what is suppressed does not count, as is the rule. `include`: everything counts, to compare. */
  suppressed: z.enum(['exclude', 'include']).default('exclude'),
});

export type ViewFilter = z.infer<typeof viewFilterSchema>;

/** Whether the view leaves events out beside the time range and the sources. */
export const narrowsEvents = ({
  query,
  hosts,
  analytic_types,
}: Pick<ViewFilter, 'query' | 'hosts' | 'analytic_types'>): boolean =>
  query.trim() !== '' || hosts.length > 0 || analytic_types.length > 0;
