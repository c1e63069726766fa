import { z } from 'zod';
import { AMOUNT_SCALES, BAR_METRICS, COLOR_METRICS } from '../../common/coverage/metrics';
import { techniqueIdSchema } from '../../common/http/catalogue';
import { TECHNIQUE_STATES } from '../../common/http/facts';
import { viewFilterSchema } from '../../common/http/view_filter';

/** `true` and `false` in an address. */
const flag = (otherwise: boolean) => z.stringbool().or(z.boolean()).default(otherwise);

/** What the matrix has open, beside its ViewFilter. */
const openStateSchema = z.object({
  /** The technique whose flyout is open. */
  technique: techniqueIdSchema.nullable().default(null),
  tab: z.enum(['overview', 'events', 'attack', 'explain']).default('overview'),
  /** Ids of techniques whose sub-techniques are shown; `all` for every one. */
  expanded: z.array(z.string()).default([]),
  /** Text that techniques are searched for. */
  find: z.string().max(200).default(''),
  /** Only techniques in one of these states; all where empty. */
  states: z.array(z.enum(TECHNIQUE_STATES)).default([]),
  /** Techniques without tags are left out. */
  hide_empty: flag(false),
  color_by: z.enum(COLOR_METRICS).default('tags'),
  /** Ids of the imported layers that are compared with. */
  overlay: z.array(z.string().max(64)).max(10).default([]),
  bar_by: z.enum(BAR_METRICS).default('none'),
  scale: z.enum(AMOUNT_SCALES).default('log'),
  /** Name of a palette, or an own gradient: `#ffffff-#0b3f75`. */
  palette: z.string().max(32).default('blue'),
  /** Sub-techniques below their technique, beside it, or small cells without names. */
  layout: z.enum(['flat', 'side', 'compact']).default('flat'),
  sort: z.enum(['name', 'most', 'least']).default('name'),
  show_id: flag(false),
  show_number: flag(true),
  /** What rules say beside techniques, in rows beneath. */
  custom_tags: flag(false),
  /** Seconds between two refreshes; 0 for none. */
  refresh: z.coerce.number().int().min(0).max(86_400).default(0),
});

const shape = { ...viewFilterSchema.shape, ...openStateSchema.shape };
const stateSchema = z.object(shape);

export type UrlState = z.infer<typeof stateSchema>;
type Key = keyof UrlState;
const KEYS = Object.keys(shape) as readonly Key[];

const DEFAULTS: UrlState = stateSchema.parse({});
const isList = (key: Key): boolean => Array.isArray(DEFAULTS[key]);

export interface ParsedUrl {
  readonly state: UrlState;
  /** What could not be read, in words; its default is used. */
  readonly problems: readonly string[];
}

/** Reads a query string key by key: one bad value costs no other. */
export function parseUrl(search: string): ParsedUrl {
  const params = new URLSearchParams(search);
  const read: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const key of KEYS) {
    const values = params.getAll(key);
    if (values.length === 0) continue;
    const result = shape[key].safeParse(isList(key) ? values : values[0]);
    if (result.success) read[key] = result.data;
    else
      problems.push(
        `${key}=${values.join(', ')}: ${result.error.issues[0]?.message ?? 'not readable'}`
      );
  }
  return { state: stateSchema.parse(read), problems };
}

/** Writes what differs from the defaults, in a fixed order, so that equal states have equal addresses. */
export function printUrl(state: UrlState): string {
  const params = new URLSearchParams();
  for (const key of KEYS) {
    const value = state[key];
    if (JSON.stringify(value) === JSON.stringify(DEFAULTS[key]) || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item));
  }
  return params.toString();
}
