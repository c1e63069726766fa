import { STATUS_CODES } from 'node:http';

/** Kibana's form of an error answer. */
export const errorBody = (
  statusCode: number,
  message: string,
  attributes?: Record<string, unknown>
) => ({
  statusCode,
  error: STATUS_CODES[statusCode] ?? 'Error',
  message,
  ...(attributes === undefined ? {} : { attributes }),
});
