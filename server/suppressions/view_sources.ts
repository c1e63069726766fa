import { CoverageError } from '../../common/errors';
import type { Question } from '../../common/http/coverage';
import type { Source } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import {
  type HeededSuppressions,
  isActive,
  NOTHING_SUPPRESSED,
  viewSource,
} from '../../common/suppressions/view_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { SuppressionState } from './suppression_state';

/**
 * The suppressions that apply now, in the caller's space. Where they may not be read, or a newer version of the plugin
 * wrote one, the answer says so: what could not be read is not heeded, so counts may be too high.
 */
async function readActive(
  elasticsearch: Elasticsearch,
  state: SuppressionState,
  now: number
): Promise<HeededSuppressions> {
  try {
    const { entries, unreadable } = await state.list(elasticsearch);
    return {
      active: entries.map(({ payload }) => payload).filter((each) => isActive(each, now)),
      problem: unreadable.map(({ message }) => message).join(' ') || null,
    };
  } catch (error) {
    if (error instanceof CoverageError && ['forbidden', 'unsupported'].includes(error.code)) {
      return { active: [], problem: `Suppressions are not heeded. ${error.message}` };
    }
    throw error;
  }
}

/** Reads the suppressions that a view has to heed, while its sources are looked for. */
export const createSuppressionReader =
  (state: SuppressionState, now: () => number) =>
  (
    elasticsearch: Elasticsearch,
    { filter, sources = [] }: Pick<Question, 'filter'> & { readonly sources?: readonly Source[] }
  ): Promise<HeededSuppressions> => {
    const known = sources.length > 0 && sources.every(isViewed);
    return filter.suppressed === 'include' || known
      ? Promise.resolve(NOTHING_SUPPRESSED)
      : readActive(elasticsearch, state, now());
  };

/** Sources as a view sees them; one that was seen so already stays as it is. */
export const viewSources = (
  sources: readonly Source[],
  heeded: HeededSuppressions
): readonly ViewedSource[] =>
  sources.map((source) => (isViewed(source) ? source : viewSource(source, heeded)));

/** One slice asks another about the sources that it was given. */
const isViewed = (source: ViewedSource): boolean => source.view !== undefined;
