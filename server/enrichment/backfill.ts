import type {
  BackfillResponse,
  EnrichmentOptionsInput,
  Snippet,
} from '../../common/http/enrichment';
import { GRAMMAR } from '../../common/rule_name/grammar';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch } from '../platform/multi_search';
import { checkEnrichmentOptions } from './options';
import { toPipelineOptions } from './recipes';

const NO_NAMES = ['-', ''];

/**
 * Stored events that have a rule name and none of the fields that the pipeline writes, and the request that would run
 * them through it. Nothing is changed here: rewriting events is the decision of those who own them.
 */
export async function planBackfill(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput,
  sources: readonly Source[]
): Promise<BackfillResponse> {
  checkEnrichmentOptions(toPipelineOptions(options));
  const expressions = indexExpressions(sources);
  const planned: { source: Source; index: string; query: object }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    const { rule_name } = source.fields;
    if (index === null || rule_name === null || source.origin !== 'sysmon_rule') continue;
    planned.push({ source, index, query: notEnriched(source, rule_name, options.target_prefix) });
  }
  const answers = await multiSearch(
    elasticsearch,
    planned.map(({ index, query }) => ({ index, body: { size: 0, track_total_hits: true, query } }))
  );
  return {
    sources: planned.map(({ source, index, query }, n) => {
      const answer = answers[n];
      const complete = answer?.status === 'complete';
      return {
        source_id: source.id,
        name: source.name,
        events: complete ? answer.total : null,
        reason: complete ? null : (answer?.reason ?? 'The search was not answered.'),
        request: requestFor(source, index, query, options.name),
      };
    }),
  };
}

/** Fields that the pipeline writes for nearly every rule name that says something. */
const WRITTEN = Object.values(GRAMMAR.fields);

const notEnriched = ({ filter }: Source, rule_name: string, prefix: string) => ({
  bool: {
    filter: [
      { exists: { field: rule_name } },
      ...(filter === null
        ? []
        : [{ query_string: { query: filter, analyze_wildcard: true, lenient: true } }]),
    ],
    must_not: [
      { terms: { [rule_name]: NO_NAMES } },
      ...WRITTEN.map((name) => ({ exists: { field: `${prefix}${name}` } })),
    ],
  },
});

const requestFor = (
  { id, name }: Source,
  index: string,
  query: object,
  pipeline: string
): Snippet => ({
  id: `backfill-${id}`,
  title: name,
  note: 'Runs in the background; the answer names a task to look at with GET _tasks/<task>. Events are written anew, so snapshots and replicas grow for a while.',
  language: 'http',
  text: `POST ${index}/_update_by_query?pipeline=${pipeline}&conflicts=proceed&wait_for_completion=false\n${JSON.stringify({ query }, null, 2)}`,
});
