import { CoverageError } from '../../common/errors';
import { type HeededSuppressions, isActive } from '../../common/suppressions/view_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { SuppressionState } from './suppression_state';

/**
 * The suppressions that apply now, in the caller's space. Where they may not be read, or a newer version of the plugin
 * wrote one, the answer says so: what could not be read is not heeded, so counts may be too high.
 *
 * @param now - milliseconds since 1970
 */
export async function readActive(
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
