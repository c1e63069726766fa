/** Every way in which a request of ours can fail; `server/platform/errors.ts` maps each to an HTTP status. */
export const ERROR_CODES = [
  'invalid_input',
  'not_found',
  'forbidden',
  'conflict',
  'too_large',
  'not_attack',
  'unsupported',
  'no_source',
  'elasticsearch_unreachable',
  'elasticsearch_failed',
  'timed_out',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * The one error class of the project.
 *
 * @param code - what kind of failure; decides the HTTP status
 * @param message - what went wrong, where, and what to do, in words for the user
 * @param cause - the error or the details behind it, for the log
 * @param details - facts that the caller needs to go on, answered beside the message: both versions of a conflict
 */
export class CoverageError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    override readonly cause?: unknown,
    readonly details?: Readonly<Record<string, unknown>>
  ) {
    super(message);
    this.name = 'CoverageError';
  }
}
