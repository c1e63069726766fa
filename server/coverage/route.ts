import { coverageEndpoint } from '../../common/http/coverage';
import { implement } from '../platform/implement';
import { askCoverage, type CoverageParts } from './ask_coverage';

/** Tags per technique, for the matrix. */
export const coverageRoute = (parts: CoverageParts) =>
  implement(coverageEndpoint, ({ elasticsearch, body }) => askCoverage(parts, elasticsearch, body));
