import { z } from 'zod';
import type { CoreSetup, Logger } from './core_contract';
import { KIBANA_FEATURE, registerFeature } from './kibana_feature';

const LOGGER: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What Kibana 7.10 and 8.12 take of a feature; both refuse any other key. */
const privilege = z.strictObject({
  app: z.array(z.literal('attackCoverage')),
  api: z.array(z.string().regex(/^attackCoverage-(read|manage)$/)),
  savedObject: z.strictObject({ all: z.array(z.string()), read: z.array(z.string()) }),
  ui: z.array(z.string().regex(/^[a-zA-Z0-9_-]+$/)),
});
const feature = z.strictObject({
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: z.string(),
  category: z.strictObject({ id: z.string(), label: z.string() }),
  app: z.array(z.string()),
  privileges: z.strictObject({ all: privilege, read: privilege }),
});

type Capabilities = Record<string, unknown>;
const coreWith = (resolve?: () => Promise<Capabilities>): CoreSetup => ({
  http: {
    createRouter: () => {
      throw new Error('not asked for');
    },
  },
  ...(resolve && {
    getStartServices: async () => [{ capabilities: { resolveCapabilities: resolve } }],
  }),
});

const register = (core: CoreSetup) => {
  const registered: unknown[] = [];
  const features = { registerKibanaFeature: (what: unknown) => void registered.push(what) };
  return { isAllowed: registerFeature(core, { features }, LOGGER), registered };
};

it('registers what each Kibana accepts', () => {
  const { registered } = register(coreWith());
  expect(registered).toEqual([KIBANA_FEATURE]);
  expect(() => feature.parse(registered[0])).not.toThrow();
});

it.each([
  ['without plugins', undefined],
  ['without features', {}],
  ['with another features', { features: {} }],
])('does without it %s', async (_meaning, plugins) => {
  expect(await registerFeature(coreWith(), plugins, LOGGER)({})).toBe(true);
});

it.each([
  ['a space that has it', { attackCoverage: { show: true, save: false } }, true],
  ['a space that hides it', { attackCoverage: { show: false, save: false } }, false],
  ['a Kibana that says nothing of it', {}, true],
])('answers for %s', async (_meaning, capabilities, expected) => {
  const { isAllowed } = register(coreWith(async () => capabilities));
  expect(await isAllowed({})).toBe(expected);
});

it('stays closed where it is not known', async () => {
  const { isAllowed } = register(coreWith(() => Promise.reject(new Error('no'))));
  expect(await isAllowed({})).toBe(false);
});

it('asks with the part that newer versions want to know', async () => {
  const resolve = jest.fn(async (_request: unknown, _options: unknown) => ({}));
  const core: CoreSetup = {
    ...coreWith(),
    getStartServices: async () => [{ capabilities: { resolveCapabilities: resolve } }],
  };
  const request = {};
  await register(core).isAllowed(request);
  expect(resolve).toHaveBeenCalledWith(request, { capabilityPath: 'attackCoverage.*' });
});
