import { z } from 'zod';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const count = z.number().int().min(0);

/** Lower case, no wildcards, no leading sign: what Elasticsearch takes as a name; the app's own indices stay its own. */
export const loadIndexSchema = z
  .string()
  .regex(
    /^(?!attack-coverage)[a-z0-9][a-z0-9._-]{0,199}$/,
    'it has lower-case letters, digits, dots and dashes, and does not begin with attack-coverage'
  );

export const DEFAULT_LOAD_INDEX = 'sysmon-loaded';

/** Characters of one line; longer ones are reported, not sent. */
export const MAX_LINE_LENGTH = 1_000_000;

export const loadBatchSchema = z.strictObject({
  /** Base name; each layout gets an index of its own: `sysmon-loaded-helk`. */
  index: loadIndexSchema,
  file: z.string().min(1).max(1_000),
  /** Of all lines of the file, SHA-256 in hexadecimal: with the line number it makes the event's id. */
  content_hash: z.string().regex(/^[0-9a-f]{64}$/),
  helk: z.enum(['helk', 'helk-rule']),
  clock_offset_ms: z.number(),
  shift_ms: z.number(),
  lines: z.array(z.strictObject({ line: count, text: z.string().max(MAX_LINE_LENGTH) })).max(5_000),
});
export type LoadBatch = z.infer<typeof loadBatchSchema>;

export const badLineSchema = z.object({ file: z.string(), line: count, reason: z.string() });
export type BadLine = z.infer<typeof badLineSchema>;

export const loadBatchEndpoint = endpoint({
  method: 'post',
  path: '/loaded_events',
  access: 'manage',
  summary:
    'Loads lines of a file of recorded events, as the calling user; the same lines again add nothing',
  params: nothing,
  query: nothing,
  body: loadBatchSchema,
  maxBodyBytes: 16_000_000,
  response: z.object({
    events: count,
    created: count,
    already_there: count,
    bad_lines: z.array(badLineSchema),
    /** Values that did not fit the index and are kept without being searchable. */
    set_aside: z.array(badLineSchema),
    /** Indices that the events went to. */
    indices: z.array(z.string()),
  }),
});
export type LoadBatchResponse = z.infer<typeof loadBatchEndpoint.response>;

export const loadedIndexSchema = z.object({
  index: z.string(),
  events: count,
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type LoadedIndex = z.infer<typeof loadedIndexSchema>;

export const loadedIndicesEndpoint = endpoint({
  method: 'get',
  path: '/loaded_events',
  access: 'read',
  summary: 'Indices that hold loaded events',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ indices: z.array(loadedIndexSchema) }),
});

export const deleteLoadedIndexEndpoint = endpoint({
  method: 'delete',
  path: '/loaded_events/{index}',
  access: 'manage',
  summary: 'Deletes an index of loaded events; any other is refused',
  params: z.object({ index: loadIndexSchema }),
  query: nothing,
  body: nothing,
  response: z.object({ deleted: z.boolean() }),
});
