import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogueSearch, SearchHit } from '../../../common/attack/search';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import { useCatalogueKnowledge } from '../../components/catalogue/use_catalogue_knowledge';
import { queryKeys } from '../../platform/query_keys';

/** As many as a list can be looked through. */
const MAX_HITS = 30;

const NOTHING: readonly SearchHit[] = [];

export interface FoundInCatalogue {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  readonly status: 'idle' | 'loading' | 'failed' | 'ready';
}

/**
 * Full-text search over the whole catalogue; its index is built when somebody begins to search.
 *
 * @param wanted - the search field has or had the focus, or the address carries a text
 */
export function useCatalogueSearch(
  catalogue: MatrixCatalogue | undefined,
  text: string,
  wanted: boolean
): FoundInCatalogue {
  const { domain = 'enterprise', version = null } = catalogue ?? {};
  const knowledge = useCatalogueKnowledge({ domain, version }, wanted && catalogue !== undefined);
  const index = useQuery({
    queryKey: [...queryKeys.knowledge(domain, version), 'search'],
    queryFn: async (): Promise<CatalogueSearch> => {
      const { buildCatalogueSearch } = await import('../../../common/attack/search');
      if (catalogue === undefined || knowledge.data === undefined) throw new Error('not loaded');
      return buildCatalogueSearch({ ...catalogue, ...knowledge.data });
    },
    enabled: catalogue !== undefined && knowledge.data !== undefined,
    staleTime: Infinity,
  });
  const search = index.data;
  const hits = useMemo(() => search?.(text, MAX_HITS) ?? NOTHING, [search, text]);
  const failed = knowledge.isError || index.isError;
  const status = search ? 'ready' : failed ? 'failed' : wanted ? 'loading' : 'idle';
  return { hits, status };
}
