import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { type CountedTags, countTags, withoutRepeated } from '../../common/coverage/count';
import type { HiddenTags } from '../../common/http/suppressions';
import type { ToldSuppression, ViewedSource } from '../../common/sources/viewed_source';
import { currentIds } from '../../common/suppressions/limits';
import type { Elasticsearch } from '../platform/elasticsearch';
import { countRepeated } from './count_repeated';
import { countView, type ViewCount } from './count_view';
import type { SourceQuestion } from './coverage_query';
import { countSuppressedValues, seenWhole, type SuppressedValues } from './suppressed_values';

type Question = Omit<SourceQuestion, 'source'>;

/**
 * How many tags suppressions leave out: each by itself, and all together, as the difference that it makes to count with
 * and without them. Asks nothing where there are none.
 *
 * @param without - what is counted without the suppressed tags
 */
export async function countHidden(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Question,
  index: CatalogueIndex,
  without: Promise<ViewCount>
): Promise<HiddenTags> {
  const problem = problemOf(sources);
  const ids = [...new Set(([] as string[]).concat(...sources.map(({ view }) => idsOf(view))))];
  if (ids.length === 0) return { tags: 0, by_suppression: [], problem };
  const [values, all] = await Promise.all([
    countSuppressedValues(elasticsearch, sources, question),
    countView(elasticsearch, sources.map(seenWhole), question, index),
  ]);
  const by_suppression = await Promise.all(
    ids.map(async (id) => ({
      id,
      tags: await countTagsOf(elasticsearch, id, sources, values, question, index),
      not_told_in: sources.filter(({ view }) => view?.not_told.includes(id)).map((each) => each.id),
    }))
  );
  return { tags: difference(all, await without), by_suppression, problem };
}

const problemOf = (sources: readonly ViewedSource[]): string | null =>
  sources.map(({ view }) => view?.problem ?? null).find((problem) => problem !== null) ?? null;

function difference(all: ViewCount, without: ViewCount): number | null {
  const answers = [...all.answers, ...without.answers];
  // Events may arrive between the two searches.
  return answers.every(({ status }) => status === 'complete')
    ? Math.max(0, sumOf(all.tags) - sumOf(without.tags))
    : null;
}

async function countTagsOf(
  elasticsearch: Elasticsearch,
  id: string,
  sources: readonly ViewedSource[],
  values: readonly SuppressedValues[],
  question: Question,
  index: CatalogueIndex
): Promise<number | null> {
  const own = values.filter(({ suppression_id }) => suppression_id === id);
  if (!own.every(({ complete }) => complete)) return null;
  const counted = countTags(own, index);
  const seen = own.map(({ source }) => source);
  const found = await countRepeated(elasticsearch, seen, question, counted.techniques, index);
  if (found.failures.size > 0) return null;
  const tags = withoutRepeated(counted, found.repeated, seen);
  const limited = limitedTo(sources, id);
  return sumOf(tags, limited === null ? null : currentIds(limited, index));
}

function limitedTo(sources: readonly ViewedSource[], id: string): ToldSuppression['techniques'] {
  for (const { view } of sources) {
    const told = view?.suppressions.find((each) => each.id === id);
    if (told !== undefined) return told.techniques;
  }
  return null;
}

const idsOf = (view: ViewedSource['view']): readonly string[] => [
  ...(view?.suppressions ?? []).map(({ id }) => id),
  ...(view?.not_told ?? []),
];

const sumOf = ({ techniques }: CountedTags, only: ReadonlySet<string> | null = null): number =>
  techniques.reduce(
    (sum, { id, observed, alerted }) =>
      only === null || only.has(id) ? sum + observed + alerted : sum,
    0
  );
