import type { CountedValues } from '../../common/coverage/count';
import type { SourceAnswer } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import { indexExpressions } from '../../common/sources/index_expression';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface RuleNameParts {
  /** Every distinct value of the field that each source's tags are counted from, to the last page. */
  countValues(
    elasticsearch: Elasticsearch,
    sources: readonly ViewedSource[],
    range: TimeRange,
    filter: Pick<ViewFilter, 'query' | 'hosts'>
  ): Promise<{
    readonly counted: readonly CountedValues[];
    readonly answers: readonly SourceAnswer[];
  }>;
}

export interface RuleNameValues {
  readonly source_id: string;
  /** What its events' rule names are; null where the source has no field for them. */
  readonly values: CountedValues['values'] | null;
  /** Why they are not known, or not all of them; null where they are. */
  readonly reason: string | null;
  readonly request: SourceAnswer['request'] | null;
}

/**
 * Rule names of all sources that keep them, whatever their tags are counted from: one flat count of each. Names of
 * detection rules follow no grammar of Sysmon rules: there is nothing to read in them.
 */
export async function countRuleNames(
  { countValues }: RuleNameParts,
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  range: TimeRange,
  filter: Pick<ViewFilter, 'query' | 'hosts'>
): Promise<readonly RuleNameValues[]> {
  const expressions = indexExpressions(sources);
  const named: ViewedSource[] = [];
  for (const source of sources) {
    const index_pattern = expressions.get(source.id) ?? null;
    if (source.fields.rule_name === null || index_pattern === null || isAlert(source)) continue;
    named.push({ ...source, tags_from: 'rule_name', covered_by: null, index_pattern });
  }
  const { counted, answers } = await countValues(elasticsearch, named, range, filter);
  return sources.map((source): RuleNameValues => {
    const { id } = source;
    if (source.fields.rule_name === null && !isAlert(source)) {
      return { source_id: id, values: null, reason: NO_FIELD, request: null };
    }
    const answer = answers.find(({ source_id }) => source_id === id);
    return {
      source_id: id,
      values: counted.find((each) => each.source.id === id)?.values ?? [],
      reason: answer?.reason ?? null,
      request: answer?.request ?? null,
    };
  });
}

const isAlert = ({ origin }: ViewedSource): boolean => origin === 'detection_rule';

const NO_FIELD =
  'It has no field for the rule name, only ids that were split at ingest: which analytic type a rule has is not known.';
