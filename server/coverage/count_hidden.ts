import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { CountedTags } from '../../common/coverage/count';
import type { HiddenTags } from '../../common/http/suppressions';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { countEffects, idsOf } from './count_effects';
import { countView, type ViewCount } from './count_view';
import type { SourceQuestion } from './coverage_query';
import { seenWhole } from './suppressed_values';

/**
 * How many tags suppressions leave out: each by itself, and all together, as the difference that it makes to count with
 * and without them. Asks nothing where there are none.
 *
 * @param without - what is counted without the suppressed tags
 */
export async function countHidden(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Omit<SourceQuestion, 'source'>,
  index: CatalogueIndex,
  without: Promise<ViewCount>
): Promise<HiddenTags> {
  const problem = problemOf(sources);
  if (idsOf(sources).length === 0) return { tags: 0, by_suppression: [], problem };
  const [{ effects }, all, left] = await Promise.all([
    countEffects(elasticsearch, sources, question, index),
    countView(elasticsearch, sources.map(seenWhole), question, index),
    without,
  ]);
  const by_suppression = effects.map(({ id, tags, not_told_in }) => ({ id, tags, not_told_in }));
  return { tags: difference(all, left), by_suppression, problem };
}

/** Why the suppressions of a view are not known; null where they are. */
export const problemOf = (sources: readonly ViewedSource[]): string | null =>
  sources.map(({ view }) => view?.problem ?? null).find((problem) => problem !== null) ?? null;

function difference(all: ViewCount, without: ViewCount): number | null {
  const answers = [...all.answers, ...without.answers];
  // Events may arrive between the two searches.
  return answers.every(({ status }) => status === 'complete')
    ? Math.max(0, sumOf(all.tags) - sumOf(without.tags))
    : null;
}

const sumOf = ({ totals }: CountedTags): number => totals.observed_tags + totals.alerted_tags;
