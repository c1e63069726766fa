import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TechniqueId } from '../../../common/attack/ids';
import {
  deleteRuleSetEndpoint,
  putRuleSetEndpoint,
  type RuleSet,
  ruleSetEndpoint,
  ruleSetsEndpoint,
  techniqueRulesEndpoint,
} from '../../../common/http/rule_sets';
import type { ViewFilter } from '../../../common/http/view_filter';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** The sets of detection rules of this space. */
export function useRuleSets() {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.ruleSets(),
    queryFn: ({ signal }) => api(ruleSetsEndpoint, { signal }),
    staleTime: 60_000,
  });
}

export function useRuleSet(id: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.ruleSet(id),
    queryFn: ({ signal }) => api(ruleSetEndpoint, { params: { id }, signal }),
  });
}

/** Detection rules that name a technique. */
export function useTechniqueRules(
  id: TechniqueId,
  { domain, version }: Pick<ViewFilter, 'domain' | 'version'>
) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.techniqueRules(id, domain, version),
    queryFn: ({ signal }) =>
      api(techniqueRulesEndpoint, { params: { id }, body: { domain, version }, signal }),
    staleTime: 60_000,
  });
}

/** What changes with the sets: themselves, and every fact that is made of them. */
function useRulesChanged() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: queryKeys.ruleSets() });
    for (const queryKey of [['facts'], ['gaps']]) await client.invalidateQueries({ queryKey });
  };
}

export function useKeepRuleSet() {
  const { api } = useServices();
  const changed = useRulesChanged();
  return useMutation({
    mutationFn: ({ id, set }: { id: string; set: RuleSet }) =>
      api(putRuleSetEndpoint, { params: { id }, body: set }),
    onSuccess: changed,
  });
}

export function useDeleteRuleSet() {
  const { api } = useServices();
  const changed = useRulesChanged();
  return useMutation({
    mutationFn: (id: string) => api(deleteRuleSetEndpoint, { params: { id } }),
    onSuccess: changed,
  });
}
