import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readNavigatorLayer } from '../../../../common/exports/navigator_layer';
import type { MatrixCatalogue } from '../../../../common/http/catalogue';
import {
  deleteOverlayEndpoint,
  type Overlay,
  overlaysEndpoint,
  putOverlayEndpoint,
} from '../../../../common/http/overlays';
import { queryKeys } from '../../../platform/query_keys';
import { useServices } from '../../../platform/services';

/** Imported layers of the space; asked for when somebody compares. */
export function useOverlays(wanted: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.overlays(),
    queryFn: ({ signal }) => api(overlaysEndpoint, { signal }),
    enabled: wanted,
    staleTime: Infinity,
  });
}

export interface ImportedOverlay {
  readonly id: string;
  readonly overlay: Overlay;
  /** What the reader should know of it, in words. */
  readonly notes: readonly string[];
}

/**
 * A layer's file as an overlay on a catalogue: former ids are marked under the ids of today.
 *
 * @throws CoverageError `invalid_input` where it is no layer
 */
export function toOverlay(text: string, catalogue: MatrixCatalogue): ImportedOverlay {
  const { name, domain, version, techniques, notes } = readNavigatorLayer(text);
  const live = new Set<string>(catalogue.techniques.map(({ id }) => id));
  const former = new Map(catalogue.retired.map(({ id, current_id }) => [id, current_id]));
  const marked = new Map<string, Overlay['techniques'][number]>();
  const redirected: string[] = [];
  const unknown: string[] = [];
  for (const technique of techniques) {
    const id = live.has(technique.id) ? technique.id : (former.get(technique.id) ?? null);
    if (id === null) unknown.push(technique.id);
    else if (id !== technique.id) redirected.push(`${technique.id} → ${id}`);
    const key = id ?? technique.id;
    if (!marked.has(key)) marked.set(key, { ...technique, id: key });
  }
  return {
    id: `layer-${Date.now().toString(36)}`,
    overlay: { name, domain, version, techniques: [...marked.values()], layer: text },
    notes: [
      ...notes,
      ...aboutRelease({ domain, version }, catalogue),
      ...(redirected.length > 0
        ? [`Revoked ids stand under their successors: ${redirected.join(', ')}.`]
        : []),
      ...(unknown.length > 0
        ? [`Not in ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}: ${unknown.join(', ')}.`]
        : []),
    ],
  };
}

function aboutRelease(
  { domain, version }: Pick<Overlay, 'domain' | 'version'>,
  catalogue: MatrixCatalogue
): readonly string[] {
  const own = catalogue.version?.split('.')[0] ?? null;
  if (domain !== catalogue.domain) {
    return [
      `The layer is about ATT&CK ${domain}, the matrix shows ${catalogue.domain}: little of it will be seen.`,
    ];
  }
  return version !== null && own !== null && version !== own
    ? [`The layer was made for ATT&CK ${version}, the matrix shows ${own}.`]
    : [];
}

export function useOverlayChanges() {
  const { api } = useServices();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: queryKeys.overlays() });
  const keep = useMutation({
    mutationFn: ({ id, overlay }: ImportedOverlay) =>
      api(putOverlayEndpoint, { params: { id }, body: overlay }),
    onSuccess: again,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api(deleteOverlayEndpoint, { params: { id } }),
    onSuccess: again,
  });
  return { keep, remove };
}
