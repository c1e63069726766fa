import { type CatalogueIndex, resolveTechnique } from '../../common/attack/catalogue_index';
import { CoverageError } from '../../common/errors';
import {
  deleteRuleSetEndpoint,
  type ListedRuleSet,
  putRuleSetEndpoint,
  type RuleSet,
  ruleSetEndpoint,
  ruleSetSchema,
  ruleSetsEndpoint,
  techniqueRulesEndpoint,
} from '../../common/http/rule_sets';
import type { ViewFilter } from '../../common/http/view_filter';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement, type Route } from '../platform/implement';
import type { StateStore, Stored } from '../platform/state';

export const RULE_SET_FORMAT = {
  kind: 'set of detection rules',
  schemaVersion: 1,
  payload: ruleSetSchema,
} as const;

export interface RuleSetParts {
  /** By id, in each space. */
  readonly state: StateStore<RuleSet>;
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
}

/** Sets of detection rules of a space: kept, listed, given back, deleted, and looked up by technique. */
export const ruleSetRoutes = ({ state, getCatalogue }: RuleSetParts): readonly Route[] => [
  implement(ruleSetsEndpoint, async ({ elasticsearch }) => {
    const { entries, unreadable } = await state.list(elasticsearch);
    return {
      rule_sets: entries.map(toListed),
      problems: unreadable.map(({ message }) => message),
    };
  }),
  implement(ruleSetEndpoint, async ({ elasticsearch, params }) => {
    return (await stored(state, elasticsearch, params.id)).payload;
  }),
  implement(putRuleSetEndpoint, async ({ elasticsearch, params, body }) => {
    await state.write(elasticsearch, params.id, body, 'anything');
    return { stored: true };
  }),
  implement(deleteRuleSetEndpoint, async ({ elasticsearch, params }) => {
    const { version } = await stored(state, elasticsearch, params.id);
    await state.remove(elasticsearch, params.id, { version });
    return { deleted: true };
  }),
  implement(techniqueRulesEndpoint, async ({ elasticsearch, params, body }) => {
    const [{ entries, unreadable }, index] = await Promise.all([
      state.list(elasticsearch),
      getCatalogue(body, elasticsearch),
    ]);
    const sets = entries.map(({ payload }) => payload);
    const rules = sets.map(({ name: set, origin, rules: all }) =>
      all
        .filter(({ techniques }) =>
          techniques.some((id) => {
            const found = resolveTechnique(index, id);
            return 'id' in found && found.id === params.id;
          })
        )
        .map(({ id, name }) => ({ set, origin, id, name }))
    );
    return {
      rules: rules.reduce((all, some) => [...all, ...some], []),
      rules_known: sets.reduce((sum, set) => sum + set.rules.length, 0),
      problems: [
        ...unreadable.map(({ message }) => message),
        ...sets.map(({ problem }) => problem).filter((text): text is string => text !== null),
      ],
    };
  }),
];

async function stored(
  state: StateStore<RuleSet>,
  elasticsearch: Elasticsearch,
  id: string
): Promise<Stored<RuleSet>> {
  const found = await state.read(elasticsearch, id);
  if (found !== null) return found;
  throw new CoverageError('not_found', `There is no set of detection rules ${id}.`);
}

function toListed({ name: id, payload, updated_at, updated_by }: Stored<RuleSet>): ListedRuleSet {
  const { name, origin, rules, problem } = payload;
  const named = new Set<string>();
  for (const { techniques } of rules) for (const technique of techniques) named.add(technique);
  return {
    ...{ id, name, origin, problem, rules: rules.length, techniques: named.size },
    without_technique: rules.filter(({ techniques }) => techniques.length === 0).length,
    at: updated_at,
    by: updated_by,
  };
}
