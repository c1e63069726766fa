import { z } from 'zod';
import rows from './component_events.json';

export const FIDELITIES = ['strong', 'conditional', 'weak', 'invalid'] as const;
/**
 * How well an event id stands for a data component: `strong` what the component means; `conditional` only some of the
 * events, or only part of the component; `weak` little of it, so that it claims too much; `invalid` an id that Sysmon
 * does not have.
 */
export type Fidelity = (typeof FIDELITIES)[number];

const componentEventSchema = z.object({
  event_id: z.number().int(),
  /** Name, the same in every release that has the component. */
  component: z.string(),
  /** `DC0032`; null for components that no release has under an id. */
  component_id: z.string().nullable(),
  /** Data source before v18; null for components that came with v18. */
  data_source: z.string().nullable(),
  /** Who published the pair; `proposed`: nobody did, it is this project's proposal. */
  by: z.array(z.enum(['ctid', 'ossem', 'attack', 'proposed'])),
  /** A judgement of this project's, not of those who published the pair. */
  fidelity: z.enum(FIDELITIES),
  note: z.string().nullable(),
});
export type ComponentEvent = z.infer<typeof componentEventSchema>;

/**
 * Which Sysmon event ids stand for which data component, as published by the Center for Threat-Informed Defense
 * (sensor-mappings-to-attack, Apache-2.0), OSSEM-DM (MIT) and ATT&CK itself. Made by `scripts/build_sysmon_mappings`.
 */
export const COMPONENT_EVENTS: readonly ComponentEvent[] = z
  .array(componentEventSchema)
  .parse(rows);
