import { readFile } from 'node:fs/promises';
import { CoverageError } from '../../common/errors';
import { explainLog, isPortTaken } from './explain_log';

/** The chosen port went to another program; worth another try with another port. */
export class PortLost extends CoverageError {}

interface FailedStart {
  readonly version: string;
  readonly ephemeral: boolean;
  readonly logFile: string;
}

/** The error for a node that ended before it answered. */
export function explainEnd(start: FailedStart, how: string, log: string): CoverageError {
  const { advice, lines } = explainLog(log);
  const message = [
    `Elasticsearch ${start.version} did not start (${how})${advice ? `: ${advice}` : ''}.`,
    ...lines.map((line) => `  ${line}`),
    // The log of an ephemeral node goes with its data.
    ...(start.ephemeral ? [] : [`Its log: ${start.logFile}`]),
  ].join('\n');
  return isPortTaken(log)
    ? new PortLost('conflict', message, log)
    : new CoverageError('elasticsearch_failed', message, log);
}

/** The error for a node that runs and does not answer. */
export async function explainTimeout(
  start: FailedStart,
  timeoutMs: number
): Promise<CoverageError> {
  const log = await readFile(start.logFile, 'utf8').catch(() => '');
  const { lines } = explainLog(log);
  const message = [
    `Elasticsearch ${start.version} did not answer within ${Math.round(timeoutMs / 1000)} s.`,
    ...lines.map((line) => `  ${line}`),
    'The machine may be short of memory or busy; try again, or allow more time.',
  ].join('\n');
  return new CoverageError('timed_out', message, log);
}
