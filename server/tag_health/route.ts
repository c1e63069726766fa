import { tagHealthEndpoint, tagRowEndpoint } from '../../common/http/tag_health';
import { implement } from '../platform/implement';
import { askRow } from './ask_row';
import { askTagHealth } from './ask_tag_health';
import type { TagHealthParts } from './parts';

/** What is wrong with the rule names of the view. */
export const tagHealthRoute = (parts: TagHealthParts) =>
  implement(tagHealthEndpoint, ({ elasticsearch, body }) =>
    askTagHealth(parts, elasticsearch, body)
  );

/** Rule names, hosts and events behind one row. */
export const tagRowRoute = (parts: TagHealthParts) =>
  implement(tagRowEndpoint, ({ elasticsearch, body }) => askRow(parts, elasticsearch, body));
