import { coverageEndpoint } from '../../common/http/coverage';
import { factsEndpoint } from '../../common/http/facts';
import { gapsEndpoint } from '../../common/http/gaps';
import { volumeEndpoint } from '../../common/http/volume';
import { setUpApp } from './support/running_app';
import { DAY, helkEvent, KEYWORDS, minute, moduleEvent, times } from './support/seeded_events';

const app = setUpApp();
beforeAll(async () => {
  await app.elasticsearch('PUT', '/helk-2024.03.01', KEYWORDS);
  await app.seed('helk-2024.03.01', [
    ...times(9, (n) => helkEvent('T1055', { time: minute(n) })),
    ...times(4, (n) => helkEvent('T1086', { time: minute(n) })),
    ...times(2, (n) => helkEvent(['T1003.001', 'T1055'], { time: minute(n) })),
  ]);
  await app.seed('winlogbeat-sysmon-2024.03.01', [
    ...times(5, (n) => moduleEvent('technique_id=T1112', { time: minute(n) })),
    ...times(7, (n) => moduleEvent(null, { time: minute(n) })),
  ]);
});

it('tells the same in matrix, volume, facts and gaps', async () => {
  const body = { filter: { ...DAY, platform: 'Windows' } };
  const [coverage, volume, facts, gaps] = await Promise.all([
    app.ask(coverageEndpoint, { body }),
    app.ask(volumeEndpoint, { body }),
    app.ask(factsEndpoint, { body }),
    app.ask(gapsEndpoint, { body }),
  ]);
  // 11 of T1055, 4 of T1059.001 by its former id, 2 of T1003.001, 5 of T1112.
  const tags = coverage.techniques.reduce((sum, { observed }) => sum + observed, 0);
  expect(tags).toBe(22);
  // Two events carry two techniques each.
  expect(volume.events).toBe(20);
  const byRule = volume.rules.reduce(
    (sum, { events, technique_ids }) => sum + events * technique_ids.length,
    0
  );
  expect(byRule).toBe(tags);
  expect(volume.hosts.reduce((sum, { events }) => sum + events, 0)).toBe(volume.events);

  const seenBy = {
    coverage: coverage.techniques.filter(({ observed }) => observed > 0).map(({ id }) => id),
    facts: facts.techniques.filter(({ observed }) => observed === 'yes').map(({ id }) => id),
    gaps: gaps.techniques.filter(({ state }) => state === 'observed').map(({ id }) => id),
  };
  expect(seenBy.coverage).toEqual(['T1003.001', 'T1055', 'T1059.001', 'T1112']);
  expect(seenBy.facts).toEqual(seenBy.coverage);
  expect(seenBy.gaps).toEqual(seenBy.coverage);
  const seenInComponents = new Set(gaps.components.flatMap(({ techniques }) => techniques.seen));
  expect([...seenInComponents].sort()).toEqual(seenBy.coverage);

  // Events of a component: every process creation, tagged or not.
  const processCreation = gaps.components.find(({ name }) => name === 'Process Creation');
  const fact = facts.components.find(({ name }) => name === 'Process Creation');
  expect([processCreation?.events, fact?.events]).toEqual([27, 27]);
});
