import { coverageDetailsEndpoint } from '../../common/http/coverage_details';
import { techniqueSummaryEndpoint } from '../../common/http/techniques';
import { setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, minute, times } from './support/seeded_events';

const host = (n: number) => `pc${n % 5}.example.test`;

const app = setUpApp();
beforeAll(async () => {
  for (const index of ['helk-2024.03.01', 'nxlog-2024.03.01', 'alerts']) {
    await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
  }
  await app.seed('helk-2024.03.01', [
    ...times(12, (n) => helkEvent('T1055', { time: minute(10 + n), host: host(n) })),
    // Two ids of one technique, on hosts that overlap.
    ...times(2, (n) => helkEvent('T1086', { time: minute(100 + n), host: host(n) })),
    ...times(3, (n) => helkEvent('T1059.001', { time: minute(200 + n), host: host(n + 1) })),
    helkEvent('T1003.001', { time: minute(1_439), host: 'dc1.example.test' }),
  ]);
  await app.seed('nxlog-2024.03.01', [
    // Two rules of one technique, the same host in both sources.
    ...times(4, (n) => flatEvent('technique_id=T1055', { time: minute(300 + n), host: host(n) })),
    flatEvent('technique_id=T1055,technique_name=Other', {
      time: minute(5),
      host: 'pc9.example.test',
    }),
    flatEvent('technique_id=T1112', { time: minute(400) }),
  ]);
  const alert = (technique: string[], sub: string[]) => ({
    '@timestamp': minute(50),
    event: { kind: 'signal' },
    host: { name: 'pc1.example.test' },
    rule: { name: 'an alert' },
    threat: {
      technique: { id: technique, ...(sub.length > 0 ? { subtechnique: { id: sub } } : {}) },
    },
  });
  await app.seed('alerts', [
    alert(['T1047', 'T1003'], ['T1003.001']),
    ...times(2, () => alert(['T1047'], [])),
  ]);
});

const ask = (filter: object = {}) =>
  app.ask(coverageDetailsEndpoint, { body: { filter: { ...DAY, ...filter } } });

it('agrees with each technique asked by itself', async () => {
  const { techniques, incomplete } = await ask();
  expect(incomplete).toEqual([]);
  expect(techniques.map(({ id }) => id)).toEqual([
    'T1003.001',
    'T1047',
    'T1055',
    'T1059.001',
    'T1112',
  ]);
  for (const { id, hosts, first_seen, last_seen, sparkline } of techniques) {
    const one = await app.ask(techniqueSummaryEndpoint, { id, body: { filter: DAY } });
    expect({ id, hosts: hosts?.count, first_seen, last_seen }).toEqual({
      id,
      hosts: one.hosts.values.length,
      first_seen: one.first_seen,
      last_seen: one.last_seen,
    });
    expect(sparkline.reduce((sum, events) => sum + events, 0)).toBe(one.events);
  }
});

it('tells rules apart, and says where it knows no more than a least number', async () => {
  const { techniques } = await ask();
  const rules = new Map(techniques.map((technique) => [technique.id as string, technique.rules]));
  expect(rules.get('T1112')).toEqual({ count: 1, at_least: false });
  expect(rules.get('T1059.001')).toEqual({ count: 1, at_least: true });
  expect(rules.get('T1055')).toEqual({ count: 2, at_least: true });
});

it('places events in the buckets that it names', async () => {
  const { techniques, histogram } = await ask();
  const dumped = techniques.find(({ id }) => id === 'T1003.001');
  // An alert in the first hour, and an event in the last minute of the day.
  const filled = histogram.starts_ms.filter((_start, n) => (dumped?.sparkline[n] ?? 0) > 0);
  expect(filled.map((start) => new Date(start).toISOString())).toEqual([
    '2024-03-01T00:00:00.000Z',
    '2024-03-01T23:00:00.000Z',
  ]);
  expect(histogram.starts_ms).toHaveLength(dumped?.sparkline.length ?? NaN);
});

it('keeps to the filter', async () => {
  const { techniques } = await ask({ hosts: ['pc9.example.test'] });
  expect(techniques).toMatchObject([{ id: 'T1055', hosts: { count: 1, at_least: false } }]);
});

it('asks one search per source, however many techniques there are', async () => {
  const { requests } = await ask();
  expect(requests.map(({ source_id }) => source_id).sort()).toEqual([
    'alerts.ecs_threat_sub_technique',
    'alerts.ecs_threat_technique',
    'helk-_.helk_2018',
    'nxlog-_.flat_rule_name',
  ]);
});
