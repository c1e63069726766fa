import { z } from 'zod';
import { techniqueIdsIn } from '../../common/coverage/count';
import type { SourceTest } from '../../common/http/sources';
import { type Source, tagField } from '../../common/sources/source';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, readTerms } from '../platform/multi_search';
import { inspectSource } from './inspect_source';
import { findLostValues } from './lost_values';

const SAMPLE = 3;
const VALUES = 20;

const hitSchema = z.object({ _index: z.string(), _source: z.record(z.string(), z.unknown()) });
const boundSchema = z.object({ value: z.number().nullable() });

/**
 * Counts what a source would count: all its events, those with a tag, its commonest values and newest events.
 *
 * @throws CoverageError `invalid_input` where it cannot be searched, such as for a filter that does not parse
 */
export async function testSource(
  elasticsearch: Elasticsearch,
  source: Source
): Promise<SourceTest> {
  const { problems, index_count } = await inspectSource(elasticsearch, source);
  const [all, tagged] = await multiSearch(
    elasticsearch,
    [eventsBody(source), taggedBody(source)].map((body) => ({ index: source.index_pattern, body }))
  );
  const failure = all?.reason ?? tagged?.reason ?? null;
  if (all === undefined || tagged === undefined || failure !== null) {
    throw new CoverageError('invalid_input', failure ?? 'The source could not be searched.');
  }
  const lost = await findLostValues(elasticsearch, [source]);
  const bound = (name: 'first' | 'last') =>
    boundSchema.safeParse(tagged.aggregations[name]).data?.value ?? null;
  return {
    events: all.total,
    tagged: tagged.total,
    first: isoOf(bound('first')),
    last: isoOf(bound('last')),
    values: readTerms(tagged.aggregations.values).values.map(({ value, events }) => ({
      value,
      events,
      technique_ids: [...techniqueIdsIn(value, source.tags_from)],
    })),
    sample: tagged.hits.map((hit) => {
      const { _index, _source } = hitSchema.parse(hit);
      return { index: _index, document: _source };
    }),
    index_count,
    problems: [...problems, ...lost.values()],
  };
}

const isoOf = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

const ownFilter = ({ filter }: Source): readonly object[] =>
  filter === null ? [] : [{ query_string: { query: filter, analyze_wildcard: true } }];

const eventsBody = (source: Source) => ({
  size: 0,
  track_total_hits: true,
  query: { bool: { filter: ownFilter(source) } },
});

const taggedBody = (source: Source) => {
  const { time } = source.fields;
  return {
    size: SAMPLE,
    track_total_hits: true,
    query: { bool: { filter: [...ownFilter(source), { exists: { field: tagField(source) } }] } },
    sort: [{ [time]: { order: 'desc', unmapped_type: 'date' } }],
    aggs: {
      first: { min: { field: time } },
      last: { max: { field: time } },
      values: { terms: { field: tagField(source), size: VALUES } },
    },
  };
};
