import type { Question } from '../../common/http/coverage';
import type { Source } from '../../common/sources/source';
import { seenByHosts, type ViewedSource } from '../../common/sources/viewed_source';
import {
  type HeededSuppressions,
  NOTHING_SUPPRESSED,
  viewSource,
} from '../../common/suppressions/view_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { type AnalyticTypeParts, keepAnalyticTypes } from './keep_analytic_types';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface ViewParts extends AnalyticTypeParts {
  /** Those that are known, where a question brings none. */
  knownSources(elasticsearch: Elasticsearch): Promise<readonly Source[]>;
  /** Narrowed to the ids that the question chooses. */
  chooseSources(question: Question, all: readonly Source[]): readonly ViewedSource[];
  readSuppressions(elasticsearch: Elasticsearch): Promise<HeededSuppressions>;
}

/**
 * The sources of a question, as its view sees them: every slice gets them here, so that all leave out the same.
 * Sources that were seen so already stay as they are: one slice asks another about what it was given.
 */
export async function viewSources(
  parts: ViewParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<readonly ViewedSource[]> {
  const { filter, sources: given } = question;
  if (given !== undefined && given.length > 0 && given.every(isViewed)) {
    return parts.chooseSources(question, given);
  }
  const [all, suppressions] = await Promise.all([
    given ?? parts.knownSources(elasticsearch),
    filter.suppressed === 'include' ? NOTHING_SUPPRESSED : parts.readSuppressions(elasticsearch),
  ]);
  const seen = parts
    .chooseSources(question, all)
    .map((source) => seenByHosts(viewSource(source, suppressions), filter.hosts));
  return keepAnalyticTypes(parts, elasticsearch, seen, filter);
}

const isViewed = (source: ViewedSource): boolean => source.view !== undefined;
