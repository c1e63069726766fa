import { readFileSync } from 'fs';
import { join } from 'path';
import { openApiText } from './main';

const current = readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8');

it('is current: `npm run openapi` writes it anew', () => {
  // Not compared as text: a difference of 300 kB helps nobody.
  expect(current === openApiText()).toBe(true);
});

it('describes every route with its privilege, input, answer and errors', () => {
  const { paths } = JSON.parse(current) as { paths: Record<string, Record<string, object>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(30);
  for (const operation of operations) {
    expect(operation).toMatchObject({
      summary: expect.stringMatching(/\w/),
      'x-privilege': expect.stringMatching(/^(read|manage)$/),
      responses: { '200': expect.anything(), '403': expect.anything() },
    });
  }
  expect(paths['/api/attack_coverage/coverage']?.post).toMatchObject({
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { filter: { properties: { from: { type: 'string' } } } } },
        },
      },
    },
  });
});
