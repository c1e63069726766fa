import type { WithElasticsearch } from '../../cli/enrichment';
import { runGaps } from '../../cli/gaps';
import { gapsEndpoint } from '../../common/http/gaps';
import { elasticsearchFor } from '../../server/platform/elasticsearch';
import { createClients, type ElasticsearchClients } from '../../server/platform/own_client/clients';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';
import { DAY, helkEvent, KEYWORDS, times } from './support/seeded_events';

const app = setUpApp();
let clients: ElasticsearchClients;
beforeAll(async () => {
  clients = createClients({ url: app.elasticsearchUrl, auth: null, ca: null, major: 8 });
  await app.elasticsearch('PUT', '/helk-2024.03.01', KEYWORDS);
  await app.seed('helk-2024.03.01', [
    ...times(7, () => helkEvent('T1055')),
    { ...helkEvent('T1112'), event_id: 13 },
  ]);
});
afterAll(async () => {
  await clients?.close();
}, TEST_TIMEOUT_MS);

const withElasticsearch: WithElasticsearch = (work) =>
  work(elasticsearchFor(clients.asCurrentUser({})));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void err.push(text),
  };
  const range = ['--from', DAY.from, '--to', DAY.to];
  const code = await runGaps([...range, ...args], io, withElasticsearch);
  return { code, stdout: out.join(''), stderr: err.join('') };
}

describe('gaps on the command line', () => {
  it('says per component what the API says, and what to enable next', async () => {
    const { code, stdout } = await run('--json');
    expect(code).toBe(0);
    const printed = JSON.parse(stdout);
    const api = await app.ask(gapsEndpoint, { body: { filter: DAY } });
    expect(printed.complete).toBe(true);
    expect(printed.components).toHaveLength(api.components.length);
    for (const [n, { log_events, ...component }] of api.components.entries()) {
      expect(printed.components[n]).toMatchObject(component);
      expect(printed.components[n].log_events).toEqual(
        log_events.map(({ event, ...pair }) => ({ ...api.log_events[event], ...pair }))
      );
    }
    // Each step adds techniques whose data does not arrive, and none twice.
    const blind = api.techniques.filter(({ potential }) => potential === 'no').map(({ id }) => id);
    const gained: string[] = printed.next.flatMap(({ adds }: { adds: string[] }) => adds);
    expect(new Set(gained).size).toBe(gained.length);
    expect(blind).toEqual(expect.arrayContaining(gained));
    const [first] = printed.next;
    expect(first).toMatchObject({ total: first.adds.length });
    expect(first.adds.length).toBe(printed.alone[0].techniques.length);
    expect(printed.next[printed.next.length - 1].total).toBe(gained.length);
    expect(printed.tag_next[0]).toMatchObject({ event_id: 1, element: 'ProcessCreate' });
  });

  it('keeps to Sysmon, and weighs by a group, where it is asked to', async () => {
    const { stdout } = await run('--json', '--reach', 'sysmon', '--weigh', 'G0016');
    const { next } = JSON.parse(stdout);
    expect(next.length).toBeGreaterThan(0);
    for (const { switch_on, adds, adds_weight } of next) {
      expect(adds_weight).toBe(adds.length);
      for (const { log_source } of switch_on) expect(log_source).toBe('WinEventLog:Sysmon');
    }
    const all = JSON.parse((await run('--json', '--reach', 'sysmon')).stdout);
    expect(next[next.length - 1].total).toBeLessThan(all.next[all.next.length - 1].total);
  });

  it('is readable', async () => {
    const { stdout } = await run();
    expect(stdout).toContain('ATT&CK enterprise 18.1, Windows: the data of ');
    expect(stdout).toMatch(
      /arrives +7 {2}Process Creation: \d+ techniques, \d+ seen, \d+ by it alone/
    );
    expect(stdout).toMatch(
      /Enable next \(\d+ techniques to gain\):\n {2}[A-Z].*: \d+ more, \d+ in all; /
    );
  });

  it.each([
    [['--reach', 'far'], '--reach: one of'],
    [['--weights', 'T1055'], '--weights: not readable: T1055'],
    [['--weigh', 'G9999'], 'this release knows no G9999'],
    [['--nonsense'], 'Usage: gaps'],
  ])('refuses %p', async (args, message) => {
    await expect(run(...args)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(message),
    });
  });

  it('tells by its exit code that not everything is known', async () => {
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([0, '']);
    await app.elasticsearch('DELETE', '/helk-2024.03.01');
    const gone = await run();
    expect(gone.code).toBe(1);
    expect(gone.stderr).not.toBe('');
  });
});
