import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { useCallback, useMemo, useState } from 'react';
import type { SearchHit } from '../../../common/attack/search';
import { buildMatrixView } from '../../../common/coverage/matrix_view';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { CoverageDetailsResponse } from '../../../common/http/coverage_details';
import type { FactsResponse } from '../../../common/http/facts';
import type { TagHealthResponse } from '../../../common/http/tag_health';
import {
  type IncompleteSource,
  incompleteSources,
} from '../../../common/coverage/incomplete_sources';
import { filterOf, viewUrl } from '../../components/view/use_view';
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
import { CustomTags } from './custom_tags';
import { HealthStrip } from './health_strip';
import { SightNote } from './sight_note';
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
  /** What the colours' own searches could not count. */
  readonly paintIncomplete: readonly IncompleteSource[];
  /** Undefined while it is asked for. */
  readonly health: TagHealthResponse | undefined;
  /** Why it is not known. */
  readonly healthProblem: string | null;
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
  const compared = useMemo(
    () => overlays.data?.overlays.filter(({ id }) => state.overlay.includes(id)) ?? [],
    [overlays.data, state.overlay]
  );
  const painting = usePainting(view, compared, props);
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
  const { onOpen, onToggle } = useCellActions(catalogue, state.expanded, onChange);
  const incomplete = distinct([
    ...incompleteSources(coverage?.sources ?? []),
    ...props.paintIncomplete,
  ]);
  const chooses = state.groups.length + state.software.length > 0;
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
          >
            {coverage !== undefined && (
              <HealthStrip
                coverage={coverage}
                health={props.health}
                problem={props.healthProblem}
                search={ANY_VIEW.print(filterOf(state))}
              />
            )}
          </CoverageSummary>
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
      {chooses && <SightNote view={view} facts={props.facts} />}
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
        onMark={selection.toggle}
        onMarkRange={selection.add}
        onMarkAll={selection.toggleAll}
      />
      {props.health !== undefined && (
        <CustomTags
          health={props.health}
          isOpen={state.custom_tags}
          onOpen={(custom_tags) => onChange({ custom_tags }, 'replace')}
          searchOf={(key) => tagHealthSearch(state, key)}
        />
      )}
    </>
  );
}

/** A source that fails, fails every search for the same reason. */
const distinct = (sources: readonly IncompleteSource[]): readonly IncompleteSource[] => [
  ...new Map(
    sources.map((source) => [`${source.source_id} ${source.reason}`, source] as const)
  ).values(),
];

const ANY_VIEW = viewUrl({});

/** The same view on the tag health page, with the row of a custom tag open. */
const tagHealthSearch = (state: UrlState, key: string): string =>
  [
    ANY_VIEW.print(filterOf(state)),
    'section=custom_tags',
    `row=${encodeURIComponent(JSON.stringify({ row: 'custom_tag', key }))}`,
  ]
    .filter((part) => part !== '')
    .join('&');

function useView({ catalogue, coverage, state, only }: CountedMatrixProps) {
  const { platform, tactics } = state;
  return useMemo(
    () => buildMatrixView(catalogue, coverage ?? null, { platform, tactics, only }),
    [catalogue, coverage, platform, tactics, only]
  );
}

function usePainting(
  view: ReturnType<typeof useView>,
  overlays: readonly StoredOverlay[],
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
        overlays,
        formatTime: (time) => formatTime(time, core.uiSettings),
      }),
    [view, color_by, bar_by, scale, coverage, before, details, facts, overlays, core]
  );
}

function useCellActions(
  catalogue: MatrixCatalogue,
  expanded: readonly string[],
  onChange: CountedMatrixProps['onChange']
) {
  const onOpen = useCallback(
    (id: string) => {
      const technique = catalogue.techniques.find((candidate) => candidate.id === id);
      if (technique) onChange({ technique: technique.id });
    },
    [catalogue, onChange]
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
