import { factsEndpoint } from '../../common/http/facts';
import { implement } from '../platform/implement';
import { askFacts } from './ask_facts';
import type { GapParts } from './parts';

/** Facts and state of every technique. */
export const factsRoute = (parts: GapParts) =>
  implement(factsEndpoint, ({ elasticsearch, body }) => askFacts(parts, elasticsearch, body));
