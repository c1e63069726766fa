import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { useCallback, useMemo, useState } from 'react';
import type { SearchHit } from '../../../common/attack/search';
import { buildMatrixView } from '../../../common/coverage/matrix_view';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { CoverageDetailsResponse } from '../../../common/http/coverage_details';
import type { FactsResponse } from '../../../common/http/facts';
import type { StoredOverlay } from '../../../common/http/overlays';
import { SuppressedNote } from '../../components/suppressions/suppressed_note';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import type { UrlState } from '../../platform/url_state';
import { CoverageSummary } from './coverage_summary';
import { MatrixExchange } from './exchange/matrix_exchange';
import { useOverlays } from './exchange/use_overlays';
import { foundTechniques } from './found_techniques';
import { Legend } from './legend';
import { expandedBy, findTechniques, sortTechniques, withoutEmpty } from './matrix_choices';
import { MatrixGrid } from './matrix_grid';
import { Incomplete } from './page_states';
import { paintMatrix } from './painting/paint_matrix';
import { SelectionBar } from './selection_bar';
import { useSelection } from './use_selection';

export interface CountedMatrixProps {
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse | undefined;
  readonly details: CoverageDetailsResponse | undefined;
  readonly facts: FactsResponse | undefined;
  /** The period of the same length before. */
  readonly before: CoverageResponse | undefined;
  readonly state: UrlState;
  /** Techniques that filters leave; null for all. */
  readonly only: ReadonlySet<string> | null;
  /** What the search text finds in the whole catalogue. */
  readonly hits: readonly SearchHit[];
  readonly onChange: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
}

/** The heatmap with what stands above it: totals, scale, and what is not known. */
export function CountedMatrix(props: CountedMatrixProps) {
  const { catalogue, coverage, state, hits, onChange } = props;
  const { platform, find, palette } = state;
  const view = useView(props);
  const [exchanging, setExchanging] = useState(false);
  const overlays = useOverlays(exchanging || state.color_by === 'compare');
  const overlay = overlays.data?.overlays.find(({ id }) => id === state.overlay);
  const painting = usePainting(view, overlay, props);
  const shown = useMemo(() => {
    const kept = state.hide_empty ? withoutEmpty(view) : view;
    return sortTechniques(kept, state.sort);
  }, [view, state.hide_empty, state.sort]);
  const found = useMemo(
    () => foundTechniques(findTechniques(catalogue, find), hits),
    [catalogue, find, hits]
  );
  const expanded = useMemo(() => expandedBy(state.expanded, found), [state.expanded, found]);
  const selection = useSelection();
  const { onOpen, onToggle } = useCellActions(
    catalogue,
    state.expanded,
    selection.toggle,
    onChange
  );
  const incomplete = coverage?.sources.filter(({ status }) => status === 'unknown') ?? [];
  return (
    <>
      <EuiFlexGroup
        gutterSize="m"
        alignItems="center"
        justifyContent="spaceBetween"
        responsive={false}
        wrap
      >
        <EuiFlexItem grow={false}>
          <CoverageSummary
            view={view}
            coverage={coverage}
            catalogue={`${capitalize(catalogue.domain)} ${catalogue.version ?? ''}`}
            platform={platform}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
            <EuiFlexItem grow={false}>
              <Legend painting={painting} palette={palette} />
            </EuiFlexItem>
            {coverage !== undefined && (
              <EuiFlexItem grow={false}>
                <MatrixExchange
                  {...{ catalogue, coverage, state, painting, expanded, onChange }}
                  view={shown}
                  only={selection.ids.size > 0 ? selection.ids : null}
                  overlays={overlays.data?.overlays ?? []}
                  overlaysProblem={overlays.error?.message ?? null}
                  onOpen={() => setExchanging(true)}
                />
              </EuiFlexItem>
            )}
          </EuiFlexGroup>
        </EuiFlexItem>
      </EuiFlexGroup>
      {incomplete.length > 0 && <Incomplete sources={incomplete} />}
      {coverage !== undefined && (
        <SuppressedNote hidden={coverage.hidden} view={state} onChange={onChange} />
      )}
      {selection.ids.size > 0 && (
        <SelectionBar
          ids={selection.ids}
          view={view}
          coverage={coverage}
          found={found}
          onSelect={selection.select}
          onChange={onChange}
        />
      )}
      <MatrixGrid
        view={shown}
        cells={painting.cells}
        palette={palette}
        layout={state.layout}
        showId={state.show_id}
        showNumber={state.show_number}
        found={found}
        selected={selection.ids}
        expanded={expanded}
        openId={state.technique}
        onOpen={onOpen}
        onToggle={onToggle}
      />
    </>
  );
}

function useView({ catalogue, coverage, state, only }: CountedMatrixProps) {
  const { platform, tactics } = state;
  return useMemo(
    () => buildMatrixView(catalogue, coverage ?? null, { platform, tactics, only }),
    [catalogue, coverage, platform, tactics, only]
  );
}

function usePainting(
  view: ReturnType<typeof useView>,
  overlay: StoredOverlay | undefined,
  { coverage, before, details, facts, state }: CountedMatrixProps
) {
  const { core } = useServices();
  const { color_by, bar_by, scale } = state;
  return useMemo(
    () =>
      paintMatrix(view, {
        color_by,
        bar_by,
        scale,
        coverage,
        before,
        details,
        facts,
        overlay,
        formatTime: (time) => formatTime(time, core.uiSettings),
      }),
    [view, color_by, bar_by, scale, coverage, before, details, facts, overlay, core]
  );
}

function useCellActions(
  catalogue: MatrixCatalogue,
  expanded: readonly string[],
  select: (id: string) => void,
  onChange: CountedMatrixProps['onChange']
) {
  const onOpen = useCallback(
    (id: string, selecting: boolean) => {
      if (selecting) return select(id);
      const technique = catalogue.techniques.find((candidate) => candidate.id === id);
      if (technique) onChange({ technique: technique.id });
    },
    [catalogue, select, onChange]
  );
  const onToggle = useCallback(
    (id: string) => {
      const all = expanded.includes('all')
        ? catalogue.techniques
            .filter(({ parent_id }) => parent_id === null)
            .map((technique) => technique.id)
        : expanded;
      const next = all.includes(id) ? all.filter((other) => other !== id) : [...all, id];
      onChange({ expanded: [...next] }, 'replace');
    },
    [catalogue, expanded, onChange]
  );
  return { onOpen, onToggle };
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
