import type { SourceProblem } from '../../common/http/sources';
import { indexExpressions } from '../../common/sources/index_expression';
import { documentPath, type Source, tagField } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type Search } from '../platform/multi_search';

/** Enough to say that it happens; the exact number is nobody's concern. */
const COUNTED_TO = 10_000;

/**
 * Values longer than a mapping's `ignore_above` stand in the document and in no count. Elasticsearch notes the field of
 * such a value in `_ignored` from 7.15 on; before, they show where a text holds what the keyword beside it lacks.
 */
function lostBody(source: Source) {
  const field = tagField(source);
  const text = documentPath(field);
  const noted = { term: { _ignored: field } };
  const lacking = {
    bool: {
      filter: [{ exists: { field: text } }],
      must_not: [{ exists: { field } }],
    },
  };
  const lost = text === field ? [noted] : [noted, lacking];
  const own = source.filter === null ? [] : [{ query_string: { query: source.filter } }];
  return {
    size: 0,
    track_total_hits: COUNTED_TO,
    query: { bool: { filter: own, should: lost, minimum_should_match: 1 } },
  };
}

/** @returns by source id; sources without losses are left out, and so are those that cannot be searched */
export async function findLostValues(
  elasticsearch: Elasticsearch,
  sources: readonly Source[]
): Promise<ReadonlyMap<string, SourceProblem>> {
  const expressions = indexExpressions(sources);
  const asked: { source: Source; search: Search }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    if (index !== null) asked.push({ source, search: { index, body: lostBody(source) } });
  }
  const answers = await multiSearch(
    elasticsearch,
    asked.map(({ search }) => search)
  );
  const problems = new Map<string, SourceProblem>();
  asked.forEach(({ source }, n) => {
    const events = answers[n]?.total ?? 0;
    if (events > 0) problems.set(source.id, valuesLost(source, events));
  });
  return problems;
}

function valuesLost(source: Source, events: number): SourceProblem {
  const field = tagField(source);
  const many = events >= COUNTED_TO ? `At least ${COUNTED_TO}` : String(events);
  return {
    kind: 'values_lost',
    subject: field,
    message: `${many} ${events === 1 ? 'event holds' : 'events hold'} a value that is longer than the mapping of ${field} keeps (ignore_above): they are not counted. Raise ignore_above in the index template, and reindex what is there.`,
  };
}
