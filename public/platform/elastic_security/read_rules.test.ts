import type { CoreStart, HttpFetchOptions } from '../core_contract';
import { readElasticRules } from './read_rules';

const rules = (from: number, count: number) =>
  Array.from({ length: count }, (_each, n) => ({
    id: `r${from + n}`,
    name: `Rule ${from + n}`,
    enabled: true,
    threat: [],
  }));
type Answer = (options: HttpFetchOptions) => unknown;
const httpOf = (answer: Answer): CoreStart['http'] => ({
  basePath: { prepend: (path) => path },
  fetch: async (_path, options) => answer(options),
});
const failing = (status: number, message: string) =>
  httpOf(() => {
    throw Object.assign(new Error(message), { response: { status }, body: { message } });
  });
const read = (http: CoreStart['http']) => readElasticRules(http, new AbortController().signal);

it('reads page after page, enabled rules only, in the version that newer Kibana ask for', async () => {
  const asked: HttpFetchOptions[] = [];
  const found = await read(
    httpOf((options) => {
      asked.push(options);
      const page = Number(options.query?.page);
      return { page, total: 700, data: page === 1 ? rules(0, 500) : rules(500, 200) };
    })
  );
  expect(found).toMatchObject({ kind: 'rules', total: 700 });
  expect(found.kind === 'rules' && found.rules).toHaveLength(700);
  expect(asked.map(({ query }) => query?.page)).toEqual([1, 2]);
  expect(asked[0]).toMatchObject({
    version: '2023-10-31',
    query: { filter: 'alert.attributes.enabled: true' },
  });
});

it('leaves out a rule that was switched off meanwhile, and says how many there are', async () => {
  const [on, off] = rules(0, 2);
  const found = await read(httpOf(() => ({ total: 2, data: [on, { ...off, enabled: false }] })));
  expect(found).toMatchObject({ kind: 'rules', total: 2, rules: [{ id: 'r0' }] });
});

it('tells absent, forbidden and empty apart, and hides no other failure', async () => {
  expect(await read(failing(404, 'Not Found'))).toEqual({ kind: 'absent' });
  expect(await read(failing(403, 'API [...] is unauthorized'))).toEqual({
    kind: 'forbidden',
    message: 'API [...] is unauthorized',
  });
  expect(await read(httpOf(() => ({ total: 0, data: [] })))).toEqual({
    kind: 'rules',
    rules: [],
    total: 0,
  });
  await expect(read(failing(500, 'broken'))).rejects.toThrow('broken');
});
