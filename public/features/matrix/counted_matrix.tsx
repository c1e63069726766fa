import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { useCallback, useMemo } from 'react';
import type { SearchHit } from '../../../common/attack/search';
import { buildMatrixView } from '../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { UrlState } from '../../platform/url_state';
import { CoverageSummary } from './coverage_summary';
import { Legend } from './legend';
import { foundTechniques } from './found_techniques';
import { expandedBy, findTechniques, withoutEmpty } from './matrix_choices';
import { MatrixGrid } from './matrix_grid';
import { Incomplete } from './page_states';

export interface CountedMatrixProps {
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse | undefined;
  readonly state: UrlState;
  /** What the search text finds in the whole catalogue. */
  readonly hits: readonly SearchHit[];
  readonly onChange: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
}

/** The heatmap with what stands above it: totals, scale, and what is not known. */
export function CountedMatrix({ catalogue, coverage, state, hits, onChange }: CountedMatrixProps) {
  const { platform, tactics, find, hide_empty } = state;
  const view = useMemo(
    () => buildMatrixView(catalogue, coverage ?? null, { platform, tactics }),
    [catalogue, coverage, platform, tactics]
  );
  const shown = useMemo(() => (hide_empty ? withoutEmpty(view) : view), [view, hide_empty]);
  const found = useMemo(
    () => foundTechniques(findTechniques(catalogue, find), hits),
    [catalogue, find, hits]
  );
  const expanded = useMemo(() => expandedBy(state.expanded, found), [state.expanded, found]);
  const { onOpen, onToggle } = useCellActions(catalogue, state.expanded, onChange);
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
          <Legend complete={incomplete.length === 0} />
        </EuiFlexItem>
      </EuiFlexGroup>
      {incomplete.length > 0 && <Incomplete sources={incomplete} />}
      <MatrixGrid
        view={shown}
        complete={incomplete.length === 0}
        counted={coverage !== undefined}
        found={found}
        expanded={expanded}
        openId={state.technique}
        onOpen={onOpen}
        onToggle={onToggle}
      />
    </>
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
