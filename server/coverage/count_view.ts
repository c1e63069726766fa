import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { type CountedTags, countTags, withoutRepeated } from '../../common/coverage/count';
import type { SourceAnswer } from '../../common/http/coverage';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { countLimited } from './count_limited';
import { countRepeated } from './count_repeated';
import { countValues } from './count_values';
import type { SourceQuestion } from './coverage_query';

export interface ViewCount {
  readonly tags: CountedTags;
  readonly answers: readonly SourceAnswer[];
  /** The first failure of a search. */
  readonly failure: string | null;
}

/**
 * Tags per technique of some sources: raw values counted flat, joined with the catalogue, without what is suppressed for
 * a technique alone and what was counted twice. Sources where one of these steps failed are answered as unknown.
 */
export async function countView(
  elasticsearch: Elasticsearch,
  sources: readonly ViewedSource[],
  question: Omit<SourceQuestion, 'source'>,
  index: CatalogueIndex
): Promise<ViewCount> {
  const { range, filter } = question;
  const values = await countValues(elasticsearch, sources, range, filter);
  const limited = await countLimited(elasticsearch, sources, values.counted, question, index);
  const counted = countTags(limited.counted, index);
  const repeated = await countRepeated(elasticsearch, sources, question, counted.techniques, index);
  const failures = new Map([...limited.failures, ...repeated.failures]);
  return {
    tags: withoutRepeated(counted, repeated.repeated, sources),
    answers: values.answers.map((answer) => withFailure(answer, failures.get(answer.source_id))),
    failure: values.failure,
  };
}

const withFailure = (answer: SourceAnswer, reason: string | undefined): SourceAnswer =>
  reason === undefined ? answer : { ...answer, status: 'unknown', reason: answer.reason ?? reason };
