import { runCoverage } from '../../cli/coverage';
import type { WithElasticsearch } from '../../cli/enrichment';
import { coverageEndpoint } from '../../common/http/coverage';
import { readNavigatorLayer } from '../../common/exports/navigator_layer';
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
    ...times(3, () => helkEvent('T1055.001')),
    helkEvent('T1086'),
  ]);
});
afterAll(async () => {
  await clients?.close();
}, TEST_TIMEOUT_MS);

const withElasticsearch: WithElasticsearch = (run) =>
  run(elasticsearchFor(clients.asCurrentUser({})));
const RANGE = ['--from', DAY.from, '--to', DAY.to];

async function run(command: 'coverage' | 'layer', ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void err.push(text),
  };
  const code = await runCoverage(command, [...RANGE, ...args], io, withElasticsearch);
  return { code, stdout: out.join(''), stderr: err.join('') };
}

describe('coverage and layer on the command line', () => {
  it('say what the API says', async () => {
    const { code, stdout } = await run('coverage', '--json');
    const api = await app.ask(coverageEndpoint, { body: { filter: DAY } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      totals: { observed: 3, tags: 11 },
      techniques: api.techniques.map(({ id, observed, alerted }) => ({ id, observed, alerted })),
    });
  });

  it('write a layer that can be read', async () => {
    const { stdout } = await run('layer');
    const { techniques } = readNavigatorLayer(stdout);
    expect(techniques.map(({ id, score }) => [id, score])).toEqual([
      ['T1055', 7],
      ['T1055.001', 3],
      ['T1059.001', 1],
    ]);
  });

  it.each<[string, readonly string[], number]>([
    ['as many as there are', ['--min-observed', '3'], 0],
    ['more than there are', ['--min-observed', '4'], 2],
    ['of another platform', ['--platform', 'macOS', '--min-observed', '3'], 2],
    ['of a query that cannot be read', ['--query', 'event_id:(', '--min-observed', '1'], 1],
  ])('are a gate: %s', async (_meaning, args, code) => {
    expect(await run('coverage', ...args)).toMatchObject({ code });
  });

  it.each([['--from', 'yesterday'], ['--min-observed', 'x'], ['--nonsense']])(
    'refuse %s, with the usage',
    async (...args) => {
      await expect(run('coverage', ...args.filter(Boolean))).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining('Usage: coverage'),
      });
    }
  );
});
