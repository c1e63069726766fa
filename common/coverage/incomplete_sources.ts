import type { SourceAnswer } from '../http/coverage';

/** A source that was not counted whole, and why. */
export interface IncompleteSource {
  readonly source_id: string;
  readonly reason: string;
}

/** Sources whose count failed or was partial: what is found through them may be too little. */
export const incompleteSources = (
  answers: readonly Pick<SourceAnswer, 'source_id' | 'status' | 'reason'>[]
): IncompleteSource[] =>
  answers
    .filter(({ status }) => status === 'unknown')
    .map(({ source_id, reason }) => ({ source_id, reason: reason ?? 'The search failed.' }));
