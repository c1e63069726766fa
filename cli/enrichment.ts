import { parseArgs } from 'node:util';
import { CoverageError } from '../common/errors';
import {
  type EnrichmentCheck,
  type EnrichmentOptionsInput,
  enrichmentOptionsSchema,
  type PipelineState,
  type Snippet,
} from '../common/http/enrichment';
import { checkPipeline } from '../server/enrichment/check';
import { buildLogstashFilter } from '../server/enrichment/logstash_filter';
import { installPipeline, removePipeline } from '../server/enrichment/manage';
import { readState } from '../server/enrichment/pipeline_state';
import { buildRecipes, buildRequests, toPipelineOptions } from '../server/enrichment/recipes';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import type { CommandIo } from './load';

const USAGE = `Usage: enrichment show|install|check|remove [--name NAME] [--field FIELD]… [--prefix PREFIX] [--json]
  show [--logstash]     requests for Kibana's Dev Tools and settings of shippers, or the Logstash filter alone
  install               install or update the ingest pipeline, and check it
  check                 run it on sample rule names without indexing, and compare it with the grammar
  remove --yes          remove it; refused while an index, template or pipeline names it
  --name NAME           "attack-coverage-rule-name" by default
  --field FIELD         a field that may hold the rule name, best first; repeat for more
  --prefix PREFIX       how the written fields begin, "mitre_" by default
  All but show read the cluster from ELASTICSEARCH_URL and its credentials.`;

const ACTIONS = ['show', 'install', 'check', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

/** Runs something on the cluster that the environment names. */
export type WithElasticsearch = <Result>(
  run: (elasticsearch: Elasticsearch) => Promise<Result>
) => Promise<Result>;

interface Arguments {
  readonly action: Action;
  readonly options: EnrichmentOptionsInput;
  readonly json: boolean;
  readonly logstash: boolean;
  readonly yes: boolean;
}

/**
 * `enrichment show|install|check|remove`: the ingest pipeline that splits rule names.
 *
 * @param args - what follows the command's name
 * @returns the exit code: 0, or 1 where the pipeline differs from the grammar
 * @throws CoverageError with the reason; `invalid_input` carries the usage for wrong arguments
 */
export async function runEnrichment(
  args: readonly string[],
  { stdout }: CommandIo,
  withElasticsearch: WithElasticsearch
): Promise<number> {
  const { action, options, json, logstash, yes } = readArguments(args);
  const print = (value: unknown, text: string) =>
    stdout(json ? `${JSON.stringify(value, null, 2)}\n` : text);
  switch (action) {
    case 'show': {
      if (logstash) {
        const filter = buildLogstashFilter(toPipelineOptions(options));
        print({ logstash: filter }, filter);
        return 0;
      }
      const snippets = [...buildRequests(options), ...buildRecipes(options)];
      print(snippets, snippets.map(printSnippet).join('\n'));
      return 0;
    }
    case 'install': {
      const installed = await withElasticsearch((es) => installPipeline(es, options));
      print(installed, `Installed ${options.name}.\n${printCheck(installed.check)}`);
      return installed.check.differences.length === 0 ? 0 : 1;
    }
    case 'check': {
      const [state, check] = await withElasticsearch(async (es) => [
        await readState(es, options),
        await checkPipeline(es, options),
      ]);
      print({ state, check }, `${printState(state, options.name)}${printCheck(check)}`);
      return check.differences.length === 0 ? 0 : 1;
    }
    case 'remove': {
      if (!yes) {
        throw wrong(`Add --yes to remove the pipeline ${options.name}.`);
      }
      const { removed } = await withElasticsearch((es) => removePipeline(es, options));
      print({ removed }, `Removed ${removed}.\n`);
      return 0;
    }
  }
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const action = ACTIONS.find((name) => name === positionals[0]);
  if (action === undefined || positionals.length !== 1) {
    throw wrong(`Name one of ${ACTIONS.join(', ')}.`);
  }
  const { name, field, prefix, json = false, logstash = false, yes = false } = values;
  const options = enrichmentOptionsSchema.safeParse({
    name,
    rule_name_fields: field,
    target_prefix: prefix,
  });
  if (!options.success) throw wrong(options.error.issues.map(({ message }) => message).join('; '));
  return { action, options: options.data, json, logstash, yes };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        field: { type: 'string', multiple: true },
        prefix: { type: 'string' },
        json: { type: 'boolean' },
        logstash: { type: 'boolean' },
        yes: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (message: string) => new CoverageError('invalid_input', `${message}\n${USAGE}`);

const printSnippet = ({ title, note, text }: Snippet): string =>
  `# ${title}\n# ${note}\n${text.trimEnd()}\n`;

const STATES: Readonly<Record<PipelineState['kind'], string>> = {
  not_installed: 'is not installed',
  current: 'is installed and up to date',
  outdated: 'is out of date: install it again',
  changed: 'was edited, or installed with other options',
  foreign: 'is not ours',
  unknown: 'may not be read',
};

const printState = ({ kind }: PipelineState, name: string): string =>
  `The pipeline ${name} ${STATES[kind]}.\n`;

function printCheck({ checked, differences }: EnrichmentCheck): string {
  if (differences.length === 0) return `It reads all ${checked} rule names as the grammar does.\n`;
  const lines = differences.map(
    ({ text, expected, got }) =>
      `  ${JSON.stringify(text)}\n    grammar:  ${JSON.stringify(expected)}\n    pipeline: ${JSON.stringify(got)}`
  );
  return `It reads ${differences.length} of ${checked} rule names differently:\n${lines.join('\n')}\n`;
}
