import { z } from 'zod';
import { FIDELITIES } from '../sysmon/component_events';
import { gapMappingSchema } from '../gaps/mapping';
import { silenceSchema } from '../gaps/silence';
import { TRIGGER_ORIGINS } from '../gaps/trigger';
import { techniqueIdSchema } from './catalogue';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { componentArrivalSchema, factSchema, techniqueFactsSchema } from './facts';
import { storedJudgementSchema } from './gap_judgements';
import { nothing } from './nothing';
import { emptyReasonSchema } from './sources';

const count = z.number().int().min(0);
const ids = z.array(techniqueIdSchema);
/** Position in `log_events`. */
const eventIndex = count;

/** An event of a log that stands for some data component, and what of it arrives. */
export const logEventSchema = z.object({
  /** `WinEventLog:Sysmon` */
  log_source: z.string(),
  event_id: z.number().int(),
  /** What Sysmon calls it; null for events of other logs. */
  name: z.string().nullable(),
  /** Element of a Sysmon configuration that switches it on; null for other logs, and for what Sysmon always writes. */
  element: z.string().nullable(),
  arrives: factSchema,
  events: count,
  hosts: count.nullable(),
  hosts_at_least: z.boolean(),
  last_event: z.string().nullable(),
});
export type LogEvent = z.infer<typeof logEventSchema>;

export const gapComponentSchema = componentArrivalSchema.omit({ log_sources: true }).extend({
  /** Whether an event of it was seen, whatever somebody judged: `arrives` is what counts. */
  seen: factSchema,
  log_events: z.array(
    z.object({
      event: eventIndex,
      by: z.enum(TRIGGER_ORIGINS),
      /** This project's judgement of the pair; null where there is none. */
      fidelity: z.enum(FIDELITIES).nullable(),
      note: z.string().nullable(),
      /** Techniques for which this event stands for the component. */
      techniques: count,
    })
  ),
  /** What ATT&CK names beside: logs that are none of the sources', and channels in prose; the most used first. */
  other_log_sources: z.array(
    z.object({ name: z.string(), channel: z.string(), techniques: count })
  ),
  other_log_source_count: count,
  silence: silenceSchema,
  techniques: z.object({
    /** All that need the component; the next four lists are parts of it. */
    observable: ids,
    /** Observed or alerted. */
    seen: ids,
    /** Named by a rule, and not seen. */
    tagged: ids,
    /** Neither. */
    neither: ids,
    /** Not known to be one or the other: a search failed. */
    unknown: ids,
    /** No other component that a log of the sources could stand for observes them. */
    sole_source: ids,
    /** Their data arrives by this component alone: without it they are blind. */
    only_arriving: ids,
  }),
  /** Key of what somebody judged; null where nobody did. */
  judgement: z.string().nullable(),
});
export type GapComponent = z.infer<typeof gapComponentSchema>;

export const gapTechniqueSchema = techniqueFactsSchema.extend({
  name: z.string(),
  /** Why it has its state, in sentences. */
  why: z.array(z.string()),
  /** Groups and campaigns, and software, that are known to use it. */
  groups: count,
  software: count,
  needs: z.array(
    z.object({
      component_id: z.string(),
      arrives: factSchema,
      /** Events that stand for the component for this technique; empty where no log of the sources can. */
      events: z.array(eventIndex),
    })
  ),
  /** DeTT&CT's detection score as somebody judged it, −1 to 5. */
  detection: z.number().int().min(-1).max(5).nullable(),
  /** Quality of its data by the published formulas; null where nobody judged it. */
  quality: z
    .object({
      dettect: z.number().min(0).max(5),
      huntteam: z.number().int().min(0).max(5),
      not_judged: count,
    })
    .nullable(),
});
export type GapTechnique = z.infer<typeof gapTechniqueSchema>;

export const gapsResponseSchema = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  catalogue: z.object({ domain: z.string(), version: z.string().nullable() }),
  platform: z.string(),
  /** Data components that a technique of the platform needs, by id. */
  components: z.array(gapComponentSchema),
  /** Live techniques of the platform, by id. */
  techniques: z.array(gapTechniqueSchema),
  log_events: z.array(logEventSchema),
  /** Hosts that sent any event of the sources in the range; null where no source has a host field. */
  hosts: count.nullable(),
  hosts_at_least: z.boolean(),
  /** Event channels as they stand in the events, with the log sources that they stand for; none where nobody tied them. */
  channels: z.array(
    z.object({ name: z.string(), events: count, log_sources: z.array(z.string()) })
  ),
  mapping: gapMappingSchema,
  judgements: z.array(storedJudgementSchema),
  /** What stands in the way of the numbers: they are lower bounds, and what was not seen is unknown. */
  incomplete: z.array(z.object({ source_id: z.string(), reason: z.string() })),
  /** What of our own state could not be read, so that it does not count. */
  problems: z.array(z.string()),
  /** Why there is nothing to look at; null as soon as there is one source. */
  reason: emptyReasonSchema.nullable(),
  requests: z.array(sentRequestSchema),
});
export type GapsResponse = z.infer<typeof gapsResponseSchema>;

export const gapsEndpoint = endpoint({
  method: 'post',
  path: '/gaps',
  access: 'read',
  summary: 'Data components against what arrives, and for each technique which of its data does',
  params: nothing,
  query: nothing,
  body: questionSchema,
  response: gapsResponseSchema,
});
