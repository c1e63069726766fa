import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildMatrixView, type MatrixView } from '../common/coverage/matrix_view';
import { CoverageError } from '../common/errors';
import { buildNavigatorLayer } from '../common/exports/navigator_layer';
import { type MatrixCatalogue, matrixCatalogueEndpoint } from '../common/http/catalogue';
import { coverageEndpoint, type CoverageResponse } from '../common/http/coverage';
import type { ViewFilter } from '../common/http/view_filter';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import { ask } from './ask';
import type { WithElasticsearch } from './enrichment';
import type { CommandIo } from './load';
import { readView, VIEW_OPTIONS, VIEW_USAGE } from './view_arguments';

const USAGE = `Usage: coverage [--json] [--min-observed N] [view]
       layer [--output FILE] [--min-observed N] [view]
  coverage                techniques with their tags, out of the cluster of ELASTICSEARCH_URL
  layer                   the same as a layer of ATT&CK Navigator
${VIEW_USAGE}
  --min-observed N        a gate for pipelines: at least so many techniques and sub-techniques of the view have tags
  Exit codes: 0 done, 1 failed or not fully known, 2 below --min-observed.`;

/** What a pipeline is told by the exit code. */
const DONE = 0;
const NOT_KNOWN = 1;
const BELOW_GATE = 2;

interface Counted {
  readonly filter: ViewFilter;
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse;
  readonly view: MatrixView;
}

/**
 * `coverage` and `layer`: what the matrix shows, for scripts.
 *
 * @returns the exit code, see the usage
 * @throws CoverageError with the reason; `invalid_input` carries the usage for wrong arguments
 */
export async function runCoverage(
  command: 'coverage' | 'layer',
  args: readonly string[],
  io: CommandIo,
  withElasticsearch: WithElasticsearch
): Promise<number> {
  const { filter, json, output, gate } = readArguments(args);
  const counted = await withElasticsearch((elasticsearch) => count(elasticsearch, filter));
  const text =
    command === 'layer'
      ? `${JSON.stringify(toLayer(counted), null, 2)}\n`
      : json
        ? `${JSON.stringify(toJson(counted), null, 2)}\n`
        : toText(counted);
  if (output === undefined) io.stdout(text);
  else await writeFile(output, text);
  return exitCode(counted, gate, io);
}

function readArguments(args: readonly string[]) {
  const { values } = parse(args);
  const gate = values['min-observed'];
  if (gate !== undefined && !/^\d+$/.test(gate))
    throw wrong(`--min-observed: not a number: ${gate}`);
  return {
    filter: readView(values, USAGE),
    json: values.json === true,
    output: values.output,
    gate: gate === undefined ? null : Number(gate),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...VIEW_OPTIONS,
        json: { type: 'boolean' },
        output: { type: 'string' },
        'min-observed': { type: 'string' },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (message: string) => new CoverageError('invalid_input', `${message}\n${USAGE}`);

async function count(elasticsearch: Elasticsearch, filter: ViewFilter): Promise<Counted> {
  const { domain, version, platform, tactics } = filter;
  const [catalogue, coverage] = await Promise.all([
    ask(elasticsearch, matrixCatalogueEndpoint, {
      params: { domain, version: version ?? 'current' },
    }),
    ask(elasticsearch, coverageEndpoint, { body: { filter } }),
  ]);
  const view = buildMatrixView(catalogue, coverage, { platform, tactics });
  return { filter, catalogue, coverage, view };
}

const incomplete = ({ coverage }: Counted) =>
  coverage.sources.filter(({ status }) => status === 'unknown');

function toJson(counted: Counted) {
  const { coverage, view } = counted;
  const { range, catalogue, techniques, unknown, reason } = coverage;
  return {
    range,
    catalogue,
    complete: incomplete(counted).length === 0,
    totals: view.totals,
    tactics: view.tactics.map(({ id, name, observed, shown, tags }) => ({
      id,
      name,
      observed,
      shown,
      tags,
    })),
    techniques: techniques.map(({ id, observed, alerted }) => ({ id, observed, alerted })),
    unknown,
    reason,
    problems: incomplete(counted).map(({ source_id, reason: why }) => ({ source_id, reason: why })),
  };
}

function toText(counted: Counted): string {
  const { catalogue, coverage, view, filter } = counted;
  const names = new Map<string, string>(catalogue.techniques.map(({ id, name }) => [id, name]));
  const { observed, shown, tags } = view.totals;
  const lines = [
    `ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}, ${filter.platform}: ${observed} of ${shown} techniques observed, ${tags} tags`,
    `${coverage.range.from} to ${coverage.range.to}`,
    '',
    ...view.tactics.map(
      (tactic) => `${tactic.name}: ${tactic.observed} of ${tactic.shown}, ${tactic.tags} tags`
    ),
    '',
    ...[...coverage.techniques]
      .sort((a, b) => b.observed + b.alerted - a.observed - a.alerted)
      .map(
        ({ id, observed: seen, alerted }) =>
          `${id.padEnd(10)} ${String(seen + alerted).padStart(10)}  ${names.get(id) ?? ''}`
      ),
  ];
  return `${lines.join('\n')}\n`;
}

function toLayer({ filter, catalogue, coverage, view }: Counted) {
  const cells = view.tactics.flatMap(({ techniques }) =>
    techniques.flatMap((technique) => [technique, ...technique.sub_techniques])
  );
  const own = new Map<string, number>(
    cells.map(({ technique, own_tags }) => [technique.id, own_tags])
  );
  const techniques = [...own].sort(([a], [b]) => (a < b ? -1 : 1));
  const { from, to } = coverage.range;
  return buildNavigatorLayer({
    name: `Coverage ${from.slice(0, 10)} to ${to.slice(0, 10)}`,
    description: `Tags per technique, ${from} to ${to}`,
    domain: catalogue.domain,
    version: catalogue.version,
    platform: filter.platform === 'all' ? null : filter.platform,
    techniques: techniques.map(([id, tags]) => ({
      id,
      score: tags === 0 ? null : tags,
      comment: tags === 0 ? '' : `${tags} tags`,
      metadata: [],
      color: null,
    })),
    gradient: { colors: ['#e3f0fb', '#0b3f75'], min: 0, max: Math.max(1, ...own.values()) },
    legend: [],
    metadata: [
      { name: 'from', value: from },
      { name: 'to', value: to },
    ],
    links: [],
  });
}

/** What is not known fails before the gate: a lower bound must not pass for a shortfall. */
function exitCode(counted: Counted, gate: number | null, { stderr }: CommandIo): number {
  const failed = incomplete(counted);
  for (const { source_id, reason } of failed) stderr(`${source_id}: ${reason}\n`);
  const { reason } = counted.coverage;
  if (reason !== null) stderr(`${reason.message}\n`);
  const { observed } = counted.view.totals;
  if (gate !== null && observed >= gate) return DONE;
  if (failed.length > 0 || reason?.kind === 'failed' || reason?.kind === 'no_rights')
    return NOT_KNOWN;
  if (gate === null) return DONE;
  stderr(`${observed} techniques observed, at least ${gate} wanted.\n`);
  return BELOW_GATE;
}
