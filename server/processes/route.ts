import { processTreeEndpoint } from '../../common/http/processes';
import { implement } from '../platform/implement';
import { askProcess, type ProcessParts } from './ask_process';

/** Process, parent, children and everything of the same ProcessGuid, from any event. */
export const processTreeRoute = (parts: ProcessParts) =>
  implement(processTreeEndpoint, ({ elasticsearch, body }) =>
    askProcess(parts, elasticsearch, body)
  );
