import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { storedJudgementSchema } from './gap_judgements';
import { nothing } from './nothing';
import { emptyReasonSchema } from './sources';

const count = z.number().int().min(0);

/**
 * One of the independent facts about a technique. `unknown`: a search that could change it failed, was partial or
 * forbidden. `not_assessed`: there is no input for it.
 */
export const factSchema = z.enum(['yes', 'no', 'unknown', 'not_assessed']);
export type Fact = z.infer<typeof factSchema>;

/** The one colour for all facts: the strongest that is `yes`, else `blind`; `unknown` as soon as that could change. */
export const TECHNIQUE_STATES = [
  'validated',
  'alerted',
  'observed',
  'configured',
  'potential',
  'blind',
  'unknown',
  'not_assessed',
] as const;
export const techniqueStateSchema = z.enum(TECHNIQUE_STATES);
export type TechniqueState = z.infer<typeof techniqueStateSchema>;

export const techniqueFactsSchema = z.object({
  id: techniqueIdSchema,
  state: techniqueStateSchema,
  potential: factSchema,
  configured: factSchema,
  observed: factSchema,
  alerted: factSchema,
  validated: factSchema,
  /**
   * Data components that the platform's analytics (before v18: the release itself) name for the technique, and how
   * many of them arrive; null where ATT&CK names none. `arriving` is a lower bound where one is `unknown`.
   */
  components: z
    .object({
      needed: count,
      arriving: count,
      arriving_ids: z.array(z.string()),
      missing_ids: z.array(z.string()),
      /** Of the missing ones, those of which a failed search may hide events. */
      unknown_ids: z.array(z.string()),
    })
    .nullable(),
  /**
   * DeTT&CT's visibility of the share of components: 0 none, 1 minimal (to 49 %), 2 medium (to 74 %), 3 good (to 99 %),
   * 4 excellent; null where ATT&CK names none, or while one is unknown.
   */
  visibility: z.number().int().min(0).max(4).nullable(),
  /** Keys of the judgements that count for its potential (`component:…`, `technique:…`); absent means none. */
  judged_by: z.array(z.string()).optional(),
});
export type TechniqueFacts = z.infer<typeof techniqueFactsSchema>;

/** A log source that stands for a data component, and what of it arrives. */
export const arrivingLogSourceSchema = z.object({
  /** `WinEventLog:Sysmon` */
  name: z.string(),
  event_id: z.number().int(),
  events: count,
  /** Null where no source has a host field. */
  hosts: count.nullable(),
  /** True where the same host may stand in several counts, which are then not added up. */
  hosts_at_least: z.boolean(),
  last_event: z.string().nullable(),
});
export type ArrivingLogSource = z.infer<typeof arrivingLogSourceSchema>;

export const componentArrivalSchema = z.object({
  id: z.string(),
  name: z.string(),
  data_source: z.string().nullable(),
  arrives: factSchema,
  /** Of all its log sources together; a lower bound where `arrives` is `unknown` or a source is incomplete. */
  events: count,
  hosts: count.nullable(),
  hosts_at_least: z.boolean(),
  last_event: z.string().nullable(),
  /** Those of which an event was seen. */
  log_sources: z.array(arrivingLogSourceSchema),
});
export type ComponentArrival = z.infer<typeof componentArrivalSchema>;

export const factsResponseSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  catalogue: z.object({ domain: z.string(), version: z.string().nullable() }),
  /** Every live technique of the release that is on the filter's platform, by id. */
  techniques: z.array(techniqueFactsSchema),
  /** Data components that one of them needs, by id. */
  components: z.array(componentArrivalSchema),
  /** Hosts that sent any event of the sources in the range; null where no source has a host field. */
  hosts: count.nullable(),
  hosts_at_least: z.boolean(),
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  /** Why there is nothing to look at; null as soon as there is one source. */
  reason: emptyReasonSchema.nullable(),
  /** Judgements that count for one of the techniques, with who made them and when; absent means none. */
  judgements: z.array(storedJudgementSchema).optional(),
  requests: z.array(sentRequestSchema),
});
export type FactsResponse = z.infer<typeof factsResponseSchema>;

export const factsEndpoint = endpoint({
  method: 'post',
  path: '/facts',
  access: 'read',
  summary:
    'What is known of each technique: potential, configured, observed, alerted, validated, and the one state of all',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: factsResponseSchema,
});
