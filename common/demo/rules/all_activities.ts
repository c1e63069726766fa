import type { Activity } from '../activity';
import { COLLECTION_AND_CONTROL_RULES } from './collection_and_control';
import { CREDENTIAL_ACCESS_RULES } from './credential_access';
import { DEFENSE_EVASION_RULES } from './defense_evasion';
import { DIALECT_RULES } from './dialects';
import { DISCOVERY_RULES } from './discovery';
import { EXECUTION_RULES } from './execution';
import { LATERAL_MOVEMENT_RULES } from './lateral_movement';
import { NOISE_OF_OBJECTS } from './noise_of_objects';
import { NOISE_OF_PROCESSES } from './noise_of_processes';
import { PERSISTENCE_RULES } from './persistence';

/** Habits of the fleet in which some rule saw something. */
export const TAGGED_ACTIVITIES: readonly Activity[] = [
  ...EXECUTION_RULES,
  ...PERSISTENCE_RULES,
  ...DEFENSE_EVASION_RULES,
  ...CREDENTIAL_ACCESS_RULES,
  ...DISCOVERY_RULES,
  ...LATERAL_MOVEMENT_RULES,
  ...COLLECTION_AND_CONTROL_RULES,
  ...DIALECT_RULES,
];

export const ALL_ACTIVITIES: readonly Activity[] = [
  ...TAGGED_ACTIVITIES,
  ...NOISE_OF_PROCESSES,
  ...NOISE_OF_OBJECTS,
];
