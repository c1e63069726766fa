import { z } from 'zod';
import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';
import type { RepeatedTags } from '../../common/coverage/count';
import type { CoverageResponse } from '../../common/http/coverage';
import { indexExpressions } from '../../common/sources/index_expression';
import { carriesTag, type Source } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import {
  carriesCountedTag,
  limitsOf,
  type TechniqueLimits,
} from '../../common/suppressions/limits';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchBody } from '../platform/multi_search';
import { eventFilters, type SourceQuestion } from './coverage_query';

/** A technique that a source's events carry under several raw values. */
interface SeveralValues {
  readonly id: TechniqueId;
  readonly values: readonly string[];
  /** What the values add up to. */
  readonly events: number;
}

export interface RepeatedCount {
  readonly repeated: readonly RepeatedTags[];
  /** Sources where it could not be found out, with the reason: their counts may be too high. */
  readonly failures: ReadonlyMap<string, string>;
}

/**
 * Events that carry one technique under two of its ids (`T1086` and `T1059.001`), which is one tag. Only sources that
 * count ids can have them, and only where a technique came back under several values is Elasticsearch asked again.
 */
export async function countRepeated(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Omit<SourceQuestion, 'source'>,
  techniques: CoverageResponse['techniques'],
  index: CatalogueIndex
): Promise<RepeatedCount> {
  const expressions = indexExpressions(sources);
  const asked: {
    source: ViewedSource;
    several: readonly SeveralValues[];
    index: string;
    body: SearchBody;
  }[] = [];
  for (const source of sources) {
    const expression = expressions.get(source.id) ?? null;
    const several = source.tags_from === 'technique_ids' ? severalValues(source, techniques) : [];
    if (expression === null || several.length === 0) continue;
    const body = buildRepeatedBody({ ...question, source }, several, limitsOf(source, index));
    asked.push({ source, several, index: expression, body });
  }
  const answers = await multiSearch(elasticsearch, asked);
  const repeated: RepeatedTags[] = [];
  const failures = new Map<string, string>();
  asked.forEach(({ source, several }, n) => {
    const answer = answers[n];
    if (answer?.status !== 'complete') {
      failures.set(source.id, answer?.reason ?? 'The search was not answered.');
    }
    for (const { id, events } of several) {
      const distinct = bucketSchema.safeParse(answer?.aggregations[id]).data?.doc_count ?? events;
      if (distinct < events) repeated.push({ source_id: source.id, id, events: events - distinct });
    }
  });
  return { repeated, failures };
}

const bucketSchema = z.object({ doc_count: z.number() });

function severalValues(
  source: Source,
  techniques: CoverageResponse['techniques']
): readonly SeveralValues[] {
  const several: SeveralValues[] = [];
  for (const { id, raw } of techniques) {
    const own = raw.filter(({ source_id }) => source_id === source.id);
    if (own.length < 2) continue;
    const events = own.reduce((sum, entry) => sum + entry.events, 0);
    several.push({ id, values: own.map(({ value }) => value), events });
  }
  return several;
}

function buildRepeatedBody(
  question: SourceQuestion,
  several: readonly SeveralValues[],
  limits: TechniqueLimits
): SearchBody {
  const carries = (values: readonly string[]) => carriesTag(question.source, values);
  const aggs: Record<string, object> = {};
  for (const { id, values } of several) {
    const valuesByTechnique = new Map([[id, values]]);
    aggs[id] = { filter: carriesCountedTag(question.source, valuesByTechnique, limits) };
  }
  const all = ([] as string[]).concat(...several.map(({ values }) => [...values]));
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: [...eventFilters(question), carries(all)] } },
    aggs,
  };
}
