import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import { MODULES } from '../../standalone/elasticsearch/modules_7_10';
import type { RunningElasticsearch } from '../../standalone/elasticsearch/options';

jest.setTimeout(300_000);

const SWITCH = 'ATTACK_COVERAGE_ES7';
const wanted = process.env[SWITCH] === '1';
if (!wanted) console.warn(`Elasticsearch 7.10.2 is tested when ${SWITCH}=1 is set: skipped.`);

(wanted ? describe : describe.skip)('Elasticsearch 7.10.2', () => {
  let node: RunningElasticsearch;
  beforeAll(async () => {
    node = await startElasticsearch({
      version: '7.10.2',
      dataName: `test-${process.pid}`,
      ephemeral: true,
    });
  });
  afterAll(() => node.stop());

  it('has all the modules', async () => {
    const response = await fetch(`${node.url}/_nodes/_local/plugins`);
    const body: { nodes: Record<string, { modules: { name: string }[] }> } = await response.json();
    const names = Object.values(body.nodes).flatMap(({ modules }) => modules.map((m) => m.name));
    expect(names).toEqual(expect.arrayContaining(MODULES.map(({ name }) => name)));
  });

  it('runs kv and script processors', async () => {
    const processors = [
      { kv: { field: 'rule_name', field_split: ',', value_split: '=', prefix: 'mitre_' } },
      { script: { source: 'ctx.parent = ctx.mitre_technique_id.splitOnToken(".")[0]' } },
    ];
    const docs = [{ _source: { rule_name: 'technique_id=T1059.001,technique_name=PowerShell' } }];
    const response = await fetch(`${node.url}/_ingest/pipeline/_simulate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pipeline: { processors }, docs }),
    });
    expect(await response.json()).toMatchObject({
      docs: [
        {
          doc: {
            _source: {
              mitre_technique_id: 'T1059.001',
              mitre_technique_name: 'PowerShell',
              parent: 'T1059',
            },
          },
        },
      ],
    });
  });
});
