import { coverageEndpoint } from '../../common/http/coverage';
import { volumeEndpoint } from '../../common/http/volume';
import { setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

const app = setUpApp();
beforeAll(async () => {
  for (const index of ['helk-2024.03.01', 'nxlog-2024.03.01']) {
    await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
  }
  await app.seed('helk-2024.03.01', [
    ...times(7, () => helkEvent('T1055', { host: 'pc1' })),
    ...times(3, () => helkEvent(['T1055', 'T1112'], { host: 'pc2' })),
    helkEvent('T9999', { host: 'pc9' }),
  ]);
  await app.seed('nxlog-2024.03.01', [
    ...times(5, () => flatEvent('technique_id=T1112,analytic=Signature,Team=Red', { host: 'pc2' })),
    ...times(9, () => flatEvent('-', { host: 'pc8' })),
  ]);
});

const ask = (filter: object = {}) =>
  app.ask(volumeEndpoint, { body: { filter: { ...DAY, ...filter } } });

it('adds tagged events up by rule and host, each once', async () => {
  const { events, rules, hosts, incomplete, other } = await ask();
  expect(incomplete).toEqual([]);
  expect(other).toEqual({ rules: 0, hosts: 0 });
  expect(events).toBe(15);
  expect(hosts).toEqual([
    { value: 'pc2', events: 8 },
    { value: 'pc1', events: 7 },
  ]);
  expect(rules.map(({ events: own, technique_ids }) => [own, [...technique_ids].sort()])).toEqual([
    [7, ['T1055']],
    [5, ['T1112']],
    [3, ['T1055', 'T1112']],
  ]);
  expect(rules[1]).toMatchObject({ analytic_type: 'Signature' });
  expect(rules[1]?.custom_tags).toContain('Team=Red');
});

it('says which rule makes its noise on which host', async () => {
  const { rules_by_host } = await ask();
  expect(rules_by_host.map(({ rule, host, events }) => [rule.slice(0, 18), host, events])).toEqual([
    ['technique_id=T1055', 'pc1', 7],
    ['technique_id=T1112', 'pc2', 5],
    ['technique_id=T1055', 'pc2', 3],
  ]);
});

it('agrees with the matrix: the tags of all rules are the tags of all techniques', async () => {
  const { rules } = await ask();
  const { techniques } = await app.ask(coverageEndpoint, { body: { filter: DAY } });
  for (const { id, observed, alerted } of techniques) {
    const own = rules.filter(({ technique_ids }) => technique_ids.includes(id));
    expect([id, own.reduce((sum, { events }) => sum + events, 0)]).toEqual([
      id,
      observed + alerted,
    ]);
  }
});

it('keeps to the filter, and asks one search per source', async () => {
  expect(await ask({ hosts: ['pc1'] })).toMatchObject({ events: 7, hosts: [{ value: 'pc1' }] });
  const { requests } = await ask();
  expect(requests).toHaveLength(2);
});
