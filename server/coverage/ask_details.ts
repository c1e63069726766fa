import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { type ValuesByTechnique, valuesBySource } from '../../common/coverage/counted_values';
import { incompleteSources } from '../../common/coverage/incomplete_sources';
import type { Question } from '../../common/http/coverage';
import type { CoverageDetailsResponse } from '../../common/http/coverage_details';
import { indexExpressions } from '../../common/sources/index_expression';
import type { ViewedSource } from '../../common/sources/viewed_source';
import { limitsOf } from '../../common/suppressions/limits';
import { bucketInterval, type TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch } from '../platform/multi_search';
import { countPreparedCoverage, type CountedCoverage, type CoverageParts } from './ask_coverage';
import { sentSearch } from './count_values';
import { buildDetailsBody, type DetailsQuestion, sparklineBuckets } from './details_query';
import { mergeDetails, readDetails, type SourceDetails } from './read_details';

/** Hosts, rules, times and a sparkline of every technique: one search per source, whatever the number of techniques. */
export async function askDetails(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<CoverageDetailsResponse> {
  const { view, coverage } = await countPreparedCoverage(parts, elasticsearch, question);
  const { index, sources } = view;
  const values = valuesBySource(coverage.techniques);
  const interval_ms = bucketInterval(coverage.range, sparklineBuckets(mostValues(values)));
  const asked = plan(sources, values, { coverage, index, interval_ms, question });
  const answers = await multiSearch(
    elasticsearch,
    asked.map((search) => ({ index: search.index, body: search.body }))
  );
  const starts_ms = startsOf(coverage.range, interval_ms);
  const found: (readonly SourceDetails[])[] = [];
  const incomplete = incompleteSources(coverage.sources);
  asked.forEach(({ details }, n) => {
    const answer = answers[n];
    if (answer !== undefined) found.push(readDetails(details, answer));
    if (answer?.status !== 'complete') {
      const reason = answer?.reason ?? 'The search was not answered.';
      incomplete.push({ source_id: details.source.id, reason });
    }
  });
  return {
    range: coverage.range,
    histogram: { interval_ms, starts_ms: [...starts_ms] },
    techniques: [...mergeDetails(found, starts_ms)],
    incomplete,
    requests: asked.map(({ details, index: expression, body }) =>
      sentSearch(details.source.id, expression, body)
    ),
  };
}

const mostValues = (bySource: ReadonlyMap<string, ValuesByTechnique>): number =>
  Math.max(
    0,
    ...[...bySource.values()].map((own) =>
      [...own.values()].reduce((sum, values) => sum + values.length, 0)
    )
  );

function plan(
  sources: readonly ViewedSource[],
  values: ReadonlyMap<string, ValuesByTechnique>,
  {
    coverage: { range },
    index,
    interval_ms,
    question: { filter },
  }: {
    readonly coverage: CountedCoverage;
    readonly index: CatalogueIndex;
    readonly interval_ms: number;
    readonly question: Question;
  }
) {
  const expressions = indexExpressions(sources);
  const asked: { details: DetailsQuestion; index: string; body: Record<string, unknown> }[] = [];
  for (const source of sources) {
    const expression = expressions.get(source.id) ?? null;
    const own = values.get(source.id);
    if (expression === null || own === undefined) continue;
    const limits = limitsOf(source, index);
    const details = { source, range, filter, values: own, limits, interval_ms };
    asked.push({ details, index: expression, body: { ...buildDetailsBody(details) } });
  }
  return asked;
}

/** Elasticsearch's buckets begin at multiples of the interval since 1970. */
function startsOf({ from, to }: TimeRange, interval_ms: number): readonly number[] {
  const starts: number[] = [];
  const end = Date.parse(to);
  for (
    let start = Math.floor(Date.parse(from) / interval_ms) * interval_ms;
    start < end;
    start += interval_ms
  ) {
    starts.push(start);
  }
  return starts;
}
