import { CoverageError, type ErrorCode } from '../../common/errors';
import type { Logger, ResponseFactory } from './core_contract';

/** The one place where an error code becomes an HTTP status. */
export const STATUS_OF_CODE: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  not_attack: 400,
  unsupported: 400,
  forbidden: 403,
  not_found: 404,
  no_source: 404,
  conflict: 409,
  too_large: 413,
  elasticsearch_failed: 502,
  elasticsearch_unreachable: 503,
  timed_out: 504,
};

/** Known failures are answered in their own words; anything else is a bug: logged whole, answered as a plain 500. */
export function answerError(error: unknown, response: ResponseFactory, logger: Logger): unknown {
  if (error instanceof CoverageError) {
    logger.debug(`${error.code}: ${error.message}`);
    return response.customError({
      statusCode: STATUS_OF_CODE[error.code],
      body: { message: error.message, attributes: { ...error.details, code: error.code } },
    });
  }
  logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return response.customError({
    statusCode: 500,
    body: { message: "An error of ATT&CK Coverage itself: Kibana's log has the details." },
  });
}
