import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { countTags, withoutRepeated } from '../../common/coverage/count';
import type { SentRequest } from '../../common/http/coverage';
import type { Suppression, SuppressionEffect } from '../../common/http/suppressions';
import type { ViewedSource } from '../../common/sources/viewed_source';
import { currentIds } from '../../common/suppressions/limits';
import type { Elasticsearch } from '../platform/elasticsearch';
import { countRepeated } from './count_repeated';
import { sentSearch } from './count_values';
import type { SourceQuestion } from './coverage_query';
import { countSuppressedValues, type SuppressedValues } from './suppressed_values';

type Question = Omit<SourceQuestion, 'source'>;

export interface EffectCount {
  readonly effects: readonly SuppressionEffect[];
  readonly requests: readonly SentRequest[];
}

/** What each suppression of the view leaves out by itself, whatever the others leave out. */
export async function countEffects(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Question,
  index: CatalogueIndex
): Promise<EffectCount> {
  const { values, searches } = await countSuppressedValues(elasticsearch, sources, question);
  const effects = await Promise.all(
    idsOf(sources).map(async (id): Promise<SuppressionEffect> => {
      const own = values.filter(({ suppression_id }) => suppression_id === id);
      const { techniques, reason } = await countOf(elasticsearch, own, question, index);
      const limited = limitedTo(sources, id);
      const only = limited === null ? null : currentIds(limited, index);
      const hidden = techniques.filter((each) => only === null || only.has(each.id));
      return {
        id,
        tags: reason === null ? hidden.reduce((sum, { tags }) => sum + tags, 0) : null,
        techniques: hidden,
        not_told_in: sources.filter(({ view }) => view?.not_told.includes(id)).map((s) => s.id),
        reason,
      };
    })
  );
  const requests = searches.map(({ source, index: expression, body }) =>
    sentSearch(source.id, expression, body)
  );
  return { effects, requests };
}

/** Tags of one suppression's events, by technique. */
async function countOf(
  elasticsearch: Elasticsearch,
  values: readonly SuppressedValues[],
  question: Question,
  index: CatalogueIndex
): Promise<Pick<SuppressionEffect, 'techniques' | 'reason'>> {
  const counted = countTags(values, index);
  const seen = values.map(({ source }) => source);
  const found = await countRepeated(elasticsearch, seen, question, counted.techniques, index);
  const tags = withoutRepeated(counted, found.repeated, seen);
  const reasons = [...values.map(({ reason }) => reason), ...found.failures.values()];
  return {
    techniques: tags.techniques
      .map(({ id, observed, alerted }) => ({ id, tags: observed + alerted }))
      .sort((a, b) => b.tags - a.tags),
    reason: reasons.find((reason) => reason !== null) ?? null,
  };
}

function limitedTo(sources: readonly ViewedSource[], id: string): Suppression['techniques'] {
  for (const { view } of sources) {
    const told = view?.suppressions.find(({ suppression }) => suppression.id === id);
    if (told !== undefined) return told.suppression.techniques;
  }
  return null;
}

/** Ids of the suppressions that a view has to heed, each once. */
export function idsOf(sources: readonly ViewedSource[]): readonly string[] {
  const ids = new Set<string>();
  for (const { view } of sources) {
    for (const { suppression } of view?.suppressions ?? []) ids.add(suppression.id);
    for (const id of view?.not_told ?? []) ids.add(id);
  }
  return [...ids];
}
