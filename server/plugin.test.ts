import { join } from 'path';
import type { CoreSetup, Logger } from './platform/core_contract';
import { AttackCoveragePlugin } from './plugin';

const errors: string[] = [];
const logger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error: (message) => void errors.push(String(message)),
};
const plugin = () =>
  new AttackCoveragePlugin({
    logger,
    catalogueFolder: join(__dirname, 'catalogue', 'data'),
    now: Date.now,
  });

it.each<[string, CoreSetup['http']['createRouter'], object]>([
  [
    'the router cannot be had',
    () => {
      throw new Error('no router');
    },
    {},
  ],
  [
    'a route is refused',
    () => {
      const refuse = () => {
        throw new Error('no such option');
      };
      return { get: refuse, post: refuse, put: refuse, delete: refuse };
    },
    {},
  ],
  [
    'the feature is refused',
    () => {
      const take = () => undefined;
      return { get: take, post: take, put: take, delete: take };
    },
    {
      features: {
        registerKibanaFeature: () => {
          throw new Error('no such key');
        },
      },
    },
  ],
])('never keeps Kibana from starting: %s', (_what, createRouter, plugins) => {
  errors.length = 0;
  expect(() => plugin().setup({ http: { createRouter } }, plugins)).not.toThrow();
  expect(errors).toEqual([expect.stringMatching(/is switched off: Error: no /)]);
});
