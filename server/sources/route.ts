import type { FoundSource, SourceProblem } from '../../common/http/sources';
import { sourcesEndpoint } from '../../common/http/sources';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement } from '../platform/implement';
import { explainNoSource } from './explain_empty';
import { inspectSource } from './inspect_source';
import { findLostValues } from './lost_values';
import { resolveSources } from './resolve_sources';
import type { SourceState } from './source_state';

/** Sources of tagged events that the calling user can read, with what is wrong with them. */
export const sourcesRoute = (state: SourceState) =>
  implement(sourcesEndpoint, async ({ elasticsearch }) => {
    const resolved = await resolveSources(elasticsearch, state);
    const { active, disabled, choice, problems, readable_indices } = resolved;
    const reason =
      active.length > 0 ? null : await explainNoSource(elasticsearch, readable_indices);
    return {
      sources: [...(await withProblems(elasticsearch, active))],
      disabled: [...disabled],
      choice,
      problems: [...problems],
      reason,
    };
  });

/** Fields of what was found are known to fit; those of saved sources may have changed since. */
async function withProblems(
  elasticsearch: Elasticsearch,
  entries: readonly FoundSource[]
): Promise<readonly FoundSource[]> {
  const [lost, inspected] = await Promise.all([
    findLostValues(
      elasticsearch,
      entries.map(({ source }) => source)
    ),
    Promise.all(
      entries.map(async ({ source, saved }): Promise<readonly SourceProblem[]> =>
        saved ? (await inspectSource(elasticsearch, source)).problems : []
      )
    ),
  ]);
  return entries.map((entry, n) => {
    const values = lost.get(entry.source.id);
    const more = [...(inspected[n] ?? []), ...(values === undefined ? [] : [values])];
    return more.length === 0 ? entry : { ...entry, problems: [...entry.problems, ...more] };
  });
}
