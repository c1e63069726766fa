import { CoverageError, ERROR_CODES } from '../../common/errors';
import { answerError, STATUS_OF_CODE } from './errors';

const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const response = { ok: () => ({}), customError: (answer: unknown) => answer };

describe('answerError', () => {
  it.each(ERROR_CODES)('answers %s with its status, message and code', (code) => {
    expect(answerError(new CoverageError(code, 'Why.'), response, logger)).toEqual({
      statusCode: STATUS_OF_CODE[code],
      body: { message: 'Why.', attributes: { code } },
    });
    expect(STATUS_OF_CODE[code]).toBeGreaterThanOrEqual(400);
  });

  it.each([new Error('inside'), 'inside', undefined, { inside: true }])(
    'keeps %p to the log',
    (error) => {
      const answer = answerError(error, response, logger);
      expect(answer).toMatchObject({ statusCode: 500 });
      expect(JSON.stringify(answer)).not.toContain('inside');
    }
  );
});
