import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { EnrichmentCheck, EnrichmentOptionsInput } from '../../common/http/enrichment';
import { buildRuleNameFields } from '../../common/rule_name/fields';
import { parseRuleName } from '../../common/rule_name/parse';
import type { Elasticsearch } from '../platform/elasticsearch';
import { FAILURE_TAG } from './options';
import { buildEnrichmentPipeline } from './pipeline';
import { readState } from './pipeline_state';
import { eventWith, toPipelineOptions } from './recipes';
import { requireNothingMissing } from './requirements';
import { SAMPLE_RULE_NAMES } from './sample_rule_names';

const answerSchema = z.object({
  docs: z.array(
    z.object({
      doc: z.object({ _source: z.record(z.string(), z.unknown()) }).nullish(),
      error: z.unknown().optional(),
    })
  ),
});

/**
 * Runs the pipeline on rule names without indexing anything, and compares each event with what the grammar says.
 * The installed pipeline is run, with its own fields and prefix; where there is none, the one that would be installed.
 *
 * @param texts - rule names beside the samples of every dialect
 * @throws CoverageError `unsupported` where the cluster cannot run it, `conflict` where the name is another's
 */
export async function checkPipeline(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput,
  texts: readonly string[] = []
): Promise<EnrichmentCheck> {
  await requireNothingMissing(elasticsearch);
  const state = await readState(elasticsearch, options);
  if (state.kind === 'foreign') throw notOurs(options.name);
  const installed = state.rule_name_fields !== null && state.target_prefix !== null;
  const fields = state.rule_name_fields ?? options.rule_name_fields;
  const prefix = state.target_prefix ?? options.target_prefix;
  const [field = ''] = fields;
  const names = [...new Set([...SAMPLE_RULE_NAMES, ...texts])];
  const docs = names.map((text) => ({ _source: eventWith(field, text) }));
  const answer = await elasticsearch.request({
    method: 'POST',
    path: installed
      ? `/_ingest/pipeline/${encodeURIComponent(options.name)}/_simulate`
      : '/_ingest/pipeline/_simulate',
    body: installed
      ? { docs }
      : { docs, pipeline: buildEnrichmentPipeline(toPipelineOptions(options)) },
  });
  const results = answerSchema.parse(answer).docs;
  const differences: EnrichmentCheck['differences'] = [];
  names.forEach((text, n) => {
    const expected = buildRuleNameFields(parseRuleName(text), prefix);
    const got = writtenFields(results[n], prefix);
    if (!isSame(expected, got)) differences.push({ text, expected: { ...expected }, got });
  });
  return { ran: installed ? 'installed' : 'proposed', checked: names.length, differences };
}

export const notOurs = (name: string): CoverageError =>
  new CoverageError(
    'conflict',
    `There is a pipeline ${name} that this plugin did not make. It is left alone: choose another name.`
  );

function writtenFields(
  result: z.output<typeof answerSchema>['docs'][number] | undefined,
  prefix: string
): Record<string, unknown> {
  const source = result?.doc?._source;
  if (source === undefined) return { error: result?.error ?? 'Elasticsearch left it unanswered.' };
  const written: Record<string, unknown> = {};
  for (const name of Object.keys(source)) {
    if (name.startsWith(prefix)) written[name] = source[name];
  }
  const { tags } = source;
  if (Array.isArray(tags) && tags.includes(FAILURE_TAG)) written.tags = tags;
  return written;
}

/** Regardless of the order of fields; values in order. */
const isSame = (one: object, other: object): boolean => inOrder(one) === inOrder(other);

const inOrder = (fields: object): string =>
  JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
