import type { NamedTechniques } from '../../common/gaps/assess_facts';
import type { RuleSet } from '../../common/http/rule_sets';
import type { Elasticsearch } from '../platform/elasticsearch';
import { readOrExplain } from '../platform/read_or_explain';
import type { StateStore } from '../platform/state';

/**
 * Techniques that the space's sets of detection rules name, as the rules write them.
 *
 * @returns null where no set was read yet; with a problem where one may not or cannot be read
 */
export async function readConfigured(
  state: StateStore<RuleSet>,
  elasticsearch: Elasticsearch
): Promise<NamedTechniques | null> {
  const nothing = { entries: [], unreadable: [] };
  const { value, problem } = await readOrExplain(state.list(elasticsearch), nothing);
  const problems = [
    problem,
    ...value.unreadable.map(({ message }) => message),
    ...value.entries.map(({ payload }) => payload.problem),
  ].filter((text): text is string => text !== null);
  if (value.entries.length === 0 && problems.length === 0) return null;
  const techniques: { id: NamedTechniques['techniques'][number]['id']; origin: string }[] = [];
  for (const { payload } of value.entries)
    for (const rule of payload.rules)
      for (const id of rule.techniques) techniques.push({ id, origin: payload.name });
  return { techniques, problem: problems.length === 0 ? null : problems.join(' ') };
}
