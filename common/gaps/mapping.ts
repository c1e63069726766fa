import { z } from 'zod';
import { DEFAULT_LOG_SOURCES, type LogSourceChannels } from './log_source_channels';

const name = z.string().min(1).max(256);

/**
 * What stands for a data component beyond what ATT&CK itself and the Center for Threat-Informed Defense published; kept
 * per space (docs/scoring.md, "Potential").
 */
export const gapMappingSchema = z.strictObject({
  /** Channels that log sources stand for; an entry replaces the built-in one of its name. */
  log_sources: z
    .array(z.strictObject({ name, channels: z.array(name).max(50) }))
    .max(500)
    .default([]),
  /** Wider pairs of event id and component that are switched on, by their fidelity. */
  wider: z.array(z.enum(['strong', 'conditional', 'weak'])).default([]),
  /** Single pairs that the user adds (`use`) or no longer believes. */
  pairs: z
    .array(
      z.strictObject({
        /** Name of the component, the same in every release: `Process Creation`. */
        component: name,
        log_source: name,
        event_id: z.number().int().min(0).max(65_535),
        use: z.boolean(),
      })
    )
    .max(2_000)
    .default([]),
});
export type GapMapping = z.infer<typeof gapMappingSchema>;

/** Nothing but what was published. */
export const PUBLISHED_MAPPING: GapMapping = { log_sources: [], wider: [], pairs: [] };

/** The user's log sources before the built-in ones. */
export const logSourceTable = ({ log_sources }: GapMapping): readonly LogSourceChannels[] => [
  ...log_sources,
  ...DEFAULT_LOG_SOURCES,
];
