import { factsEndpoint } from '../../common/http/facts';
import { gapHostsEndpoint } from '../../common/http/gap_hosts';
import { gapsEndpoint } from '../../common/http/gaps';
import { implement, type Route } from '../platform/implement';
import { askFacts } from './ask_facts';
import { askGaps } from './ask_gaps';
import { askHosts } from './ask_hosts';
import type { GapParts } from './parts';
import { gapStateRoutes } from './state_routes';

/** Facts and state of every technique; data components against what arrives; what people changed of both. */
export const gapRoutes = (parts: GapParts): readonly Route[] => [
  implement(factsEndpoint, ({ elasticsearch, body }) => askFacts(parts, elasticsearch, body)),
  implement(gapsEndpoint, ({ elasticsearch, body }) => askGaps(parts, elasticsearch, body)),
  implement(gapHostsEndpoint, ({ elasticsearch, body }) => askHosts(parts, elasticsearch, body)),
  ...gapStateRoutes(parts.state),
];
