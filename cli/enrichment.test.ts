import { anElasticsearch } from '../test/builders/elasticsearch';
import { CoverageError } from '../common/errors';
import { runEnrichment } from './enrichment';

const run = async (...args: string[]) => {
  let output = '';
  const io = { stdout: (text: string) => void (output += text), stderr: () => undefined };
  const bare = anElasticsearch(({ path }) => {
    if (path === '/_nodes/ingest') return { nodes: { a: { ingest: { processors: [] } } } };
    if (path === '/_script_language') return { language_contexts: [] };
    throw new CoverageError('not_found', path);
  });
  const code = await runEnrichment(args, io, (work) => work(bare));
  return { code, output };
};

describe('enrichment', () => {
  it('shows the requests and the settings of every shipper, without a cluster', async () => {
    const { code, output } = await run('show', '--name', 'mine', '--field', 'RuleName');
    expect(code).toBe(0);
    expect(output).toContain('PUT _ingest/pipeline/mine\n');
    expect(output).toContain('"index.final_pipeline": "mine"');
    expect(output).toContain('PUT _ingest/pipeline/logs-windows.sysmon_operational@custom');
    expect(output).toContain('  pipeline: mine\n');
  });

  it('shows the Logstash filter alone', async () => {
    const { output } = await run('show', '--logstash', '--prefix', 'attack_');
    expect(output).toContain('filter {');
    expect(output).toContain('attack_technique_id');
    expect(output).not.toContain('_ingest');
  });

  it('prints JSON', async () => {
    const { output } = await run('show', '--json');
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ id: 'pipeline' }));
  });

  it.each([
    ['without an action', []],
    ['with an unknown action', ['delete']],
    ['with an unknown option', ['show', '--force']],
    ['with a name that is none', ['show', '--name', 'a/b']],
    ['when it would remove without --yes', ['remove']],
  ])('explains itself %s', async (_meaning, args) => {
    await expect(run(...args)).rejects.toThrow('Usage: enrichment');
  });

  it('names what a cluster lacks', async () => {
    await expect(run('install')).rejects.toThrow('the ingest processor script');
  });
});
