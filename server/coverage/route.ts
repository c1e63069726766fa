import { coverageEndpoint } from '../../common/http/coverage';
import { coverageDetailsEndpoint } from '../../common/http/coverage_details';
import { implement } from '../platform/implement';
import { askCoverage, type CoverageParts } from './ask_coverage';
import { askDetails } from './ask_details';

/** Tags per technique, for the matrix. */
export const coverageRoute = (parts: CoverageParts) =>
  implement(coverageEndpoint, ({ elasticsearch, body }) => askCoverage(parts, elasticsearch, body));

/** Hosts, rules and times of every technique, for the matrix's dearer colours. */
export const coverageDetailsRoute = (parts: CoverageParts) =>
  implement(coverageDetailsEndpoint, ({ elasticsearch, body }) =>
    askDetails(parts, elasticsearch, body)
  );
