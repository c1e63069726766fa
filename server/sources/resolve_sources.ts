import type { FoundSource, SourceChoice, SourceProblem } from '../../common/http/sources';
import { matchesIndex } from '../../common/sources/index_expression';
import { type MergedSources, mergeSources } from '../../common/sources/merge_sources';
import type { Source } from '../../common/sources/source';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { Stored, StoredList } from '../platform/state';
import { findSources, MAX_LISTED_INDICES } from './find_sources';
import { CHOICE_NAME, type SourceState } from './source_state';

export interface ResolvedSources extends MergedSources {
  readonly choice: SourceChoice & { readonly version: string | null };
  readonly problems: readonly SourceProblem[];
  readonly readable_indices: number;
}

const NO_CHOICE: SourceChoice = { order: [], disabled: [] };

/** What is saved in the user's space and what is found beside it, as the calling user. */
export async function resolveSources(
  elasticsearch: Elasticsearch,
  state: SourceState
): Promise<ResolvedSources> {
  const [findings, saved, choice] = await Promise.all([
    findSources(elasticsearch),
    readOrExplain<StoredList<Source>>(state.saved.list(elasticsearch), NOTHING_SAVED),
    readOrExplain<Stored<SourceChoice> | null>(state.choice.read(elasticsearch, CHOICE_NAME), null),
  ]);
  const entries = saved.value.entries.map((entry) => toFound(entry, findings.index_names));
  const { order, disabled } = choice.value?.payload ?? NO_CHOICE;
  const unreadable = saved.value.unreadable.map(({ message }) => message);
  const messages = [saved.problem, choice.problem, ...unreadable].filter(
    (message): message is string => message !== null
  );
  return {
    ...mergeSources(findings.sources, entries, { order, disabled }),
    choice: { order: [...order], disabled: [...disabled], version: choice.value?.version ?? null },
    problems: [...findings.problems, ...[...new Set(messages)].map(unreadableState)],
    readable_indices: findings.readable_indices,
  };
}

const NOTHING_SAVED: StoredList<Source> = { entries: [], unreadable: [] };

const unreadableState = (message: string): SourceProblem => ({
  kind: 'unreadable',
  subject: 'attack-coverage-settings',
  message,
});

function toFound(
  { payload, version, updated_at, updated_by }: Stored<Source>,
  names: readonly string[]
): FoundSource {
  const indices = names.filter((name) => matchesIndex(name, payload));
  return {
    source: payload,
    indices: indices.slice(0, MAX_LISTED_INDICES),
    index_count: indices.length,
    problems: [],
    saved: { version, at: updated_at, by: updated_by },
  };
}

/** Without rights to our state, or with one of a newer version, what is found is still counted. */
async function readOrExplain<Value>(
  reading: Promise<Value>,
  otherwise: Value
): Promise<{ readonly value: Value; readonly problem: string | null }> {
  try {
    return { value: await reading, problem: null };
  } catch (error) {
    if (error instanceof CoverageError && ['forbidden', 'unsupported'].includes(error.code)) {
      return { value: otherwise, problem: error.message };
    }
    throw error;
  }
}
