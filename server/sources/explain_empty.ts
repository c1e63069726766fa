import { z } from 'zod';
import type { EmptyReason } from '../../common/http/sources';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch } from '../platform/multi_search';
import { ALL_INDICES } from './find_sources';

/**
 * May the calling user read these indices?
 *
 * @returns null where the cluster has no security to ask
 */
async function mayRead(
  elasticsearch: Elasticsearch,
  names: readonly string[]
): Promise<boolean | null> {
  try {
    const answer = await elasticsearch.request({
      method: 'POST',
      path: '/_security/user/_has_privileges',
      body: { index: [{ names, privileges: ['read', 'view_index_metadata'] }] },
    });
    return z.object({ has_all_requested: z.boolean() }).parse(answer).has_all_requested;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'forbidden') return false;
    if (error instanceof CoverageError) return null;
    throw error;
  }
}

/** Why no source was found. A wildcard search without rights is no error for Elasticsearch, so rights are asked for. */
export async function explainNoSource(
  elasticsearch: Elasticsearch,
  readableIndices: number
): Promise<EmptyReason> {
  if ((await mayRead(elasticsearch, [ALL_INDICES])) === false) {
    return {
      kind: 'no_rights',
      message:
        readableIndices === 0
          ? 'Your user may read no index here. Ask an administrator for the privileges read and view_index_metadata on the indices that hold your Sysmon events.'
          : `Of the ${readableIndices} indices that your user may read, none holds tagged Sysmon events; there may be others that it may not read. Ask an administrator for read and view_index_metadata on the indices of your Sysmon events.`,
      range: null,
    };
  }
  return readableIndices === 0
    ? { kind: 'no_indices', message: 'This Elasticsearch holds no indices yet.', range: null }
    : {
        kind: 'no_source',
        message: `None of the ${readableIndices} indices has a field in which a Sysmon rule name or a technique id is known to stand (mitre_technique_id, rule.name, RuleName, …).`,
        range: null,
      };
}

const boundsSchema = z.object({ value: z.number().nullable() });

/**
 * Why sources that exist counted nothing: no rights, no tags at all, or tags outside the range or the filter.
 *
 * @param filtered - the user narrowed the view by a query or by hosts
 */
export async function explainNothingCounted(
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  filtered: boolean
): Promise<EmptyReason> {
  const patterns = ([] as string[]).concat(
    ...sources.map(({ index_pattern }) => index_pattern.split(','))
  );
  if ((await mayRead(elasticsearch, patterns)) === false) {
    return {
      kind: 'no_rights',
      message: `Your user may not read all of ${patterns.join(', ')}. Ask an administrator for the privileges read and view_index_metadata there.`,
      range: null,
    };
  }
  const range = await rangeOfTags(elasticsearch, sources);
  if (range === null) {
    return {
      kind: 'no_tagged_events',
      message:
        'The sources are there, but none of their events carries a technique. Give the rules of your Sysmon configuration names such as technique_id=T1055,technique_name=Process Injection.',
      range: null,
    };
  }
  return filtered
    ? {
        kind: 'nothing_matches',
        message: 'No tagged event matches the query and filters in this time range.',
        range,
      }
    : {
        kind: 'nothing_in_range',
        message: 'There are tagged events, but none in this time range.',
        range,
      };
}

/** First and last tagged event of all sources; `to` is just after the last, because ranges are half-open. */
async function rangeOfTags(elasticsearch: Elasticsearch, sources: readonly Source[]) {
  const expressions = indexExpressions(sources);
  const searches = sources
    .filter(({ id }) => (expressions.get(id) ?? null) !== null)
    .map((source) => ({ index: expressions.get(source.id) ?? '', body: boundsBody(source) }));
  const answers = await multiSearch(elasticsearch, searches);
  const bound = (name: 'first' | 'last') =>
    answers
      .map(({ aggregations }) => boundsSchema.safeParse(aggregations[name]).data?.value ?? null)
      .filter((value): value is number => value !== null);
  const [first, last] = [bound('first'), bound('last')];
  if (first.length === 0 || last.length === 0) return null;
  return {
    from: new Date(Math.min(...first)).toISOString(),
    to: new Date(Math.max(...last) + 1).toISOString(),
  };
}

/** A bare `-` is how Sysmon writes "no name". */
const boundsBody = ({ fields, filter, tags_from }: Source) => ({
  size: 0,
  track_total_hits: false,
  query: {
    bool: {
      filter: [
        { exists: { field: fields[tags_from] } },
        ...(filter === null ? [] : [{ query_string: { query: filter } }]),
      ],
      must_not: [{ terms: { [String(fields[tags_from])]: ['-', ''] } }],
    },
  },
  aggs: { first: { min: { field: fields.time } }, last: { max: { field: fields.time } } },
});
