import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  backfillEndpoint,
  DEFAULT_PIPELINE,
  DEFAULT_RULE_NAME_FIELDS,
  enrichmentCheckEndpoint,
  enrichmentEndpoint,
  type EnrichmentOptionsInput,
  installEnrichmentEndpoint,
  removeEnrichmentEndpoint,
} from '../../../common/http/enrichment';
import { urlShape } from '../../components/view/url_shape';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

export const ENRICHMENT_TABS = ['requests', 'recipes', 'backfill'] as const;
export type EnrichmentTab = (typeof ENRICHMENT_TABS)[number];

/** The whole page stands in the address: which pipeline, and what is open. */
export const ENRICHMENT_URL = urlShape({
  name: z.string().max(128).default(DEFAULT_PIPELINE),
  field: z.array(z.string().max(256)).default([...DEFAULT_RULE_NAME_FIELDS]),
  prefix: z.string().max(32).default('mitre_'),
  tab: z.enum(ENRICHMENT_TABS).default('requests'),
});

/** The pipeline, where it is installed and what uses it. */
export function useEnrichment(options: EnrichmentOptionsInput) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.enrichment(options),
    queryFn: ({ signal }) => api(enrichmentEndpoint, { body: options, signal }),
  });
}

/** Events that were stored before the pipeline. */
export function useBackfill(options: EnrichmentOptionsInput, open: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.backfill(options),
    queryFn: ({ signal }) => api(backfillEndpoint, { body: options, signal }),
    enabled: open,
  });
}

/** What changes the cluster, and the check, which does not. Afterwards the state is read again. */
export function useEnrichmentActions(options: EnrichmentOptionsInput) {
  const { api, core } = useServices();
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries({ queryKey: queryKeys.enrichment(options) });
  const { toasts } = core.notifications;
  const check = useMutation({
    mutationFn: () => api(enrichmentCheckEndpoint, { body: options }),
  });
  const install = useMutation({
    mutationFn: () => api(installEnrichmentEndpoint, { body: options }),
    onSuccess: ({ check: checked }) => {
      toasts.addSuccess(
        checked.differences.length === 0
          ? `The pipeline ${options.name} is installed, and agrees with the grammar on ${checked.checked} rule names.`
          : `The pipeline ${options.name} is installed.`
      );
    },
    onSettled: readAgain,
  });
  const remove = useMutation({
    mutationFn: () => api(removeEnrichmentEndpoint, { params: { name: options.name }, body: {} }),
    onSuccess: ({ removed }) => {
      toasts.addSuccess(`The pipeline ${removed} is removed.`);
    },
    onSettled: readAgain,
  });
  return { check, install, remove };
}
