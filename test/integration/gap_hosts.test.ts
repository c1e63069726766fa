import { gapHostsEndpoint } from '../../common/http/gap_hosts';
import { sourcesEndpoint } from '../../common/http/sources';
import { setUpApp } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, times } from './support/seeded_events';

const app = setUpApp();
afterEach(() => app.deleteIndices());

const ask = (more: object = {}) => app.ask(gapHostsEndpoint, { body: { filter: DAY, ...more } });
const seed = async (index: string, events: readonly object[]) => {
  await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
  await app.seed(index, events);
};
const event = (host: string, EventID: number) => ({ ...flatEvent('-', { host }), EventID });
const security = (host: string) => ({ ...event(host, 4688), Channel: 'Security' });

it('lists every host with the Sysmon event ids that it sends, those without Sysmon as well', async () => {
  await seed('nxlog-a', [
    ...times(3, () => event('pc1', 1)),
    event('pc1', 22),
    event('pc2', 1),
    ...times(4, () => security('pc2')),
    security('pc3'),
    flatEvent('technique_id=T1055', { host: 'pc1' }),
  ]);
  const { hosts, after, incomplete } = await ask();
  expect(incomplete).toEqual([]);
  expect(after).toBeNull();
  expect(
    hosts.map(({ host, events, sysmon }) => [
      host,
      events,
      sysmon.map(({ event_id, events: own }) => `${event_id}: ${own}`).sort(),
    ])
  ).toEqual([
    ['pc1', 5, ['1: 4', '22: 1']],
    ['pc2', 5, ['1: 1']],
    ['pc3', 1, []],
  ]);
});

it('gives every host once, page by page, over several sources', async () => {
  await seed('nxlog-a', [
    ...times(7, (n) => event(`pc${n}`, 1)),
    flatEvent('technique_id=T1055', { host: 'pc0' }),
  ]);
  await seed(
    'helk-a',
    times(7, (n) => helkEvent('T1055', { host: `pc${n + 3}` }))
  );
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 12; page++) {
    const answer: Awaited<ReturnType<typeof ask>> = await ask({ after, size: 3 });
    seen.push(...answer.hosts.map(({ host, events }) => `${host}: ${events}`));
    after = answer.after;
    if (after === null) break;
  }
  expect(after).toBeNull();
  expect(seen).toEqual([
    'pc0: 2',
    'pc1: 1',
    'pc2: 1',
    'pc3: 2',
    'pc4: 2',
    'pc5: 2',
    'pc6: 2',
    'pc7: 1',
    'pc8: 1',
    'pc9: 1',
  ]);
});

it('says of which source the hosts are not known', async () => {
  await seed('nxlog-a', [flatEvent('technique_id=T1055', { host: 'pc0' })]);
  const { sources } = await app.ask(sourcesEndpoint);
  const [found] = sources;
  if (found === undefined) throw new Error('there is one source');
  const source = { ...found.source, fields: { ...found.source.fields, host: null } };
  expect(await ask({ sources: [source] })).toMatchObject({
    hosts: [],
    incomplete: [{ source_id: source.id, reason: 'It has no field for the host.' }],
  });
});
