import { parseArgs } from 'node:util';
import { CoverageError } from '../common/errors';
import { enableNext, type Reach, REACHES, tagNext } from '../common/gaps/next_steps';
import { parseWeights, type WeightOf, weightsOf } from '../common/gaps/weights';
import { gapsEndpoint } from '../common/http/gaps';
import { catalogueKnowledgeEndpoint } from '../common/http/knowledge';
import type { ViewFilter } from '../common/http/view_filter';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import { ask } from './ask';
import type { WithElasticsearch } from './enrichment';
import { gapsToJson, gapsToText } from './gaps_output';
import type { CommandIo } from './load';
import { readView, VIEW_OPTIONS, VIEW_USAGE } from './view_arguments';

const USAGE = `Usage: gaps [--json] [--reach REACH] [--weigh ID]… [--weights TEXT] [view]
  Data components against what arrives in the cluster of ELASTICSEARCH_URL, what to enable next, what to tag next.
  --reach sysmon|own|any  what may be enabled: Sysmon's events, any event log of Windows (default), or any log
  --weigh ID              weigh techniques by a group, campaign or software (G0016, C0024, S0002); may be repeated
  --weights TEXT          own weights, such as "T1055=5, T1003=2"
${VIEW_USAGE}
  Exit codes: 0 done, 1 not fully known.`;

interface Arguments {
  readonly filter: ViewFilter;
  readonly json: boolean;
  readonly reach: Reach;
  readonly weigh: readonly string[];
  readonly own: ReadonlyMap<string, number>;
}

/**
 * `gaps`: what the page "Gaps" shows, for scripts.
 *
 * @returns the exit code, see the usage
 * @throws CoverageError with the reason; `invalid_input` carries the usage for wrong arguments
 */
export async function runGaps(
  args: readonly string[],
  { stdout, stderr }: CommandIo,
  withElasticsearch: WithElasticsearch
): Promise<number> {
  const asked = readArguments(args);
  const [gaps, weightOf] = await withElasticsearch(async (elasticsearch) => [
    await ask(elasticsearch, gapsEndpoint, { body: { filter: asked.filter } }),
    await readWeights(elasticsearch, asked),
  ]);
  const next = enableNext(gaps, weightOf, asked.reach);
  const tag = tagNext(gaps, weightOf, asked.reach === 'sysmon' ? 'sysmon' : 'own');
  const printed = { gaps, next, tag };
  stdout(asked.json ? `${JSON.stringify(gapsToJson(printed), null, 2)}\n` : gapsToText(printed));
  const problems = [
    ...gaps.incomplete.map(({ source_id, reason }) => `${source_id}: ${reason}`),
    ...gaps.problems,
    ...(gaps.reason === null ? [] : [gaps.reason.message]),
  ];
  for (const problem of problems) stderr(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]): Arguments {
  const values = parse(args);
  const reach = REACHES.find((each) => each === (values.reach ?? 'own'));
  if (reach === undefined) throw wrong(`--reach: one of ${REACHES.join(', ')}`);
  const { weights, problems } = parseWeights(values.weights ?? '');
  if (problems.length > 0) throw wrong(`--weights: not readable: ${problems.join(', ')}`);
  return {
    filter: readView(values, USAGE),
    json: values.json === true,
    reach,
    weigh: values.weigh ?? [],
    own: weights,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...VIEW_OPTIONS,
        json: { type: 'boolean' },
        reach: { type: 'string' },
        weigh: { type: 'string', multiple: true },
        weights: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (message: string) => new CoverageError('invalid_input', `${message}\n${USAGE}`);

async function readWeights(
  elasticsearch: Elasticsearch,
  { filter: { domain, version }, weigh, own }: Arguments
): Promise<WeightOf> {
  if (weigh.length === 0) return weightsOf({ related: [], own });
  const { related } = await ask(elasticsearch, catalogueKnowledgeEndpoint, {
    params: { domain, version: version ?? 'current' },
  });
  const chosen = weigh.map((id) => {
    const found = related.find((each) => each.id === id.toUpperCase());
    if (found === undefined) throw wrong(`--weigh: this release knows no ${id}`);
    return found;
  });
  return weightsOf({ related: chosen, own });
}
