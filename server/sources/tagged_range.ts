import { z } from 'zod';
import { techniqueIdsIn } from '../../common/coverage/count';
import type { TimeRange } from '../../common/time/range';
import { indexExpressions } from '../../common/sources/index_expression';
import { carriesTag, type Source, tagField } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, readTerms, type Search } from '../platform/multi_search';

type TaggedRange =
  | { readonly kind: 'found'; readonly range: TimeRange }
  | { readonly kind: 'no_tags' }
  | { readonly kind: 'no_indices' }
  | { readonly kind: 'failed'; readonly message: string };

interface TaggedValues {
  readonly source: Source;
  readonly index: string;
  readonly values: readonly string[];
}

/** Enough to find out whether any value names a technique. */
const MAX_VALUES = 5_000;

/**
 * When the first and the last event happened that name a technique, in all sources and of all times; `to` is just
 * after the last, because ranges are half-open. Rule names that name none do not count: a range of theirs would show
 * nothing either.
 */
export async function findTaggedRange(
  elasticsearch: Elasticsearch,
  sources: readonly Source[]
): Promise<TaggedRange> {
  const expressions = indexExpressions(sources);
  const asked: { source: Source; search: Search }[] = [];
  for (const source of sources) {
    const index = expressions.get(source.id) ?? null;
    if (index !== null) asked.push({ source, search: { index, body: valuesBody(source) } });
  }
  const answers = await multiSearch(
    elasticsearch,
    asked.map(({ search }) => search)
  );
  const tagged: TaggedValues[] = [];
  asked.forEach(({ source, search: { index } }, n) => {
    const values = readTerms(answers[n]?.aggregations.tags)
      .values.map(({ value }) => value)
      .filter((value) => techniqueIdsIn(value, source.tags_from).length > 0);
    if (values.length > 0) tagged.push({ source, index, values });
  });
  if (tagged.length > 0) return readBounds(elasticsearch, tagged);
  const failed = answers.find(({ status }) => status === 'unknown');
  if (failed) return { kind: 'failed', message: failed.reason ?? 'A search failed.' };
  return { kind: answers.some(({ searched }) => searched) ? 'no_tags' : 'no_indices' };
}

const boundSchema = z.object({ value: z.number().nullable() });

async function readBounds(
  elasticsearch: Elasticsearch,
  tagged: readonly TaggedValues[]
): Promise<TaggedRange> {
  const answers = await multiSearch(
    elasticsearch,
    tagged.map(({ source, index, values }) => ({ index, body: boundsBody(source, values) }))
  );
  const bounds = (name: 'first' | 'last') =>
    answers
      .map(({ aggregations }) => boundSchema.safeParse(aggregations[name]).data?.value ?? null)
      .filter((value): value is number => value !== null);
  const [first, last] = [bounds('first'), bounds('last')];
  if (first.length === 0 || last.length === 0) return { kind: 'no_tags' };
  const range = {
    from: new Date(Math.min(...first)).toISOString(),
    to: new Date(Math.max(...last) + 1).toISOString(),
  };
  return { kind: 'found', range };
}

const sourceFilter = ({ filter }: Source): readonly object[] =>
  filter === null ? [] : [{ query_string: { query: filter } }];

const valuesBody = (source: Source) => ({
  size: 0,
  track_total_hits: false,
  query: { bool: { filter: sourceFilter(source) } },
  aggs: { tags: { terms: { field: tagField(source), size: MAX_VALUES } } },
});

const boundsBody = (source: Source, values: readonly string[]) => ({
  size: 0,
  track_total_hits: false,
  query: { bool: { filter: [...sourceFilter(source), carriesTag(source, values)] } },
  aggs: {
    first: { min: { field: source.fields.time } },
    last: { max: { field: source.fields.time } },
  },
});
