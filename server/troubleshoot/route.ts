import { troubleshootEndpoint } from '../../common/http/troubleshoot';
import { implement } from '../platform/implement';
import { askTroubleshoot } from './ask_troubleshoot';
import type { TroubleshootParts } from './parts';

/** Why one event is counted, or why not. */
export const troubleshootRoute = (parts: TroubleshootParts) =>
  implement(troubleshootEndpoint, ({ elasticsearch, body }) =>
    askTroubleshoot(parts, elasticsearch, body)
  );
