import {
  EuiCallOut,
  EuiEmptyPrompt,
  EuiButton,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingChart,
  EuiSpacer,
  EuiTitle,
  useEuiTheme,
} from '@elastic/eui';
import { css } from '@emotion/react';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { buildMatrixView } from '../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { UrlState } from '../../platform/url_state';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { CoverageSummary } from './coverage_summary';
import { Legend } from './legend';
import { expandedBy, findTechniques, platformsOf, withoutEmpty } from './matrix_choices';
import { MatrixGrid } from './matrix_grid';
import { MatrixToolbar } from './matrix_toolbar';
import { useCoverage, useMatrixCatalogue, useSources } from './use_coverage';
import { useMatrixState } from './use_matrix_state';
import { useQuestion } from './use_question';
import { WhyEmpty } from './why_empty';

const loadFlyout = () => import('../technique_flyout/technique_flyout');
const TechniqueFlyout = lazy(async () => ({ default: (await loadFlyout()).TechniqueFlyout }));

/** Filters come from the URL and data from the query cache: the page keeps no state of its own. */
export function MatrixPage() {
  const { state, filter, problems, change } = useMatrixState();
  const catalogue = useMatrixCatalogue(filter);
  const sources = useSources();
  const { question, refresh } = useQuestion(filter, sources.data?.sources);
  const coverage = useCoverage(question);
  useTitle();
  const { euiTheme } = useEuiTheme();

  const failed = catalogue.error ?? sources.error ?? coverage.error;
  const retry = () => {
    if (catalogue.isError) void catalogue.refetch();
    if (coverage.isError) void coverage.refetch();
    void sources.refetch();
    refresh();
  };
  const reason = sources.data?.reason ?? coverage.data?.reason ?? null;
  return (
    <div
      css={[pageStyles, { background: euiTheme.colors.backgroundBasePlain }]}
      data-test-subj="matrixPage"
    >
      <EuiTitle size="xs">
        <h1>ATT&CK coverage</h1>
      </EuiTitle>
      <MatrixToolbar
        state={state}
        platforms={catalogue.data ? platformsOf(catalogue.data) : [state.platform]}
        allExpanded={state.expanded.includes('all')}
        loading={coverage.isFetching || sources.isFetching}
        onChange={change}
        onRefresh={refresh}
      />
      {problems.length > 0 && <UrlProblems problems={problems} />}
      {failed ? (
        <Failed message={failed.message} onRetry={retry} />
      ) : catalogue.data === undefined ? (
        <Loading />
      ) : reason !== null ? (
        <Nothing reason={reason} onChange={change} onRetry={retry} />
      ) : (
        <Matrix
          catalogue={catalogue.data}
          coverage={coverage.data}
          state={state}
          onChange={change}
        />
      )}
      {state.technique !== null && question !== null && catalogue.data && (
        <Suspense fallback={null}>
          <TechniqueFlyout
            id={state.technique}
            tab={state.tab}
            catalogue={catalogue.data}
            coverage={coverage.data}
            question={question}
            onTab={(tab) => change({ tab }, 'replace')}
            onTechnique={(technique) => change({ technique })}
            onRange={(range) => change(range)}
            onClose={() => change({ technique: null, tab: 'overview' })}
          />
        </Suspense>
      )}
    </div>
  );
}

interface MatrixProps {
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse | undefined;
  readonly state: UrlState;
  readonly onChange: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
}

function Matrix({ catalogue, coverage, state, onChange }: MatrixProps) {
  const { platform, tactics, find, hide_empty } = state;
  const view = useMemo(
    () => buildMatrixView(catalogue, coverage ?? null, { platform, tactics }),
    [catalogue, coverage, platform, tactics]
  );
  const shown = useMemo(() => (hide_empty ? withoutEmpty(view) : view), [view, hide_empty]);
  const found = useMemo(() => findTechniques(catalogue, find), [catalogue, find]);
  const expanded = useMemo(() => expandedBy(state.expanded, found), [state.expanded, found]);
  const { onOpen, onToggle } = useCellActions(catalogue, state.expanded, onChange);
  const incomplete = coverage?.sources.filter(({ status }) => status === 'unknown') ?? [];
  useEffect(() => void loadFlyout(), []);
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
  onChange: MatrixProps['onChange']
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

function useTitle() {
  const { core } = useServices();
  useEffect(() => {
    core.chrome.setBreadcrumbs([{ text: 'ATT&CK Coverage' }, { text: 'Matrix' }]);
    core.chrome.docTitle?.change('Matrix - ATT&CK Coverage');
  }, [core]);
}

const Loading = () => (
  <EuiEmptyPrompt
    icon={<EuiLoadingChart size="xl" />}
    title={<h2>Loading ATT&CK</h2>}
    data-test-subj="matrixLoading"
  />
);

const Failed = ({ message, onRetry }: { message: string; onRetry: () => void }) => (
  <EuiEmptyPrompt
    color="danger"
    iconType="error"
    title={<h2>The coverage is not known</h2>}
    body={<p>{message}</p>}
    actions={
      <EuiButton onClick={onRetry} iconType="refresh" data-test-subj="retry">
        Try again
      </EuiButton>
    }
    data-test-subj="matrixFailed"
  />
);

const Incomplete = ({ sources }: { sources: CoverageResponse['sources'] }) => (
  <EuiCallOut
    size="s"
    color="warning"
    iconType="warning"
    title="Some searches failed: numbers are lower bounds, and cells without tags are unknown"
    data-test-subj="incompleteCoverage"
  >
    {sources.map(({ source_id, reason }) => (
      <p key={source_id}>
        {source_id}: {reason}
      </p>
    ))}
  </EuiCallOut>
);

const UrlProblems = ({ problems }: { problems: readonly string[] }) => (
  <EuiCallOut
    size="s"
    color="warning"
    iconType="warning"
    title="Parts of this address could not be read; their defaults are used"
    data-test-subj="urlProblems"
  >
    {problems.map((problem) => (
      <p key={problem}>{problem}</p>
    ))}
  </EuiCallOut>
);

function Nothing({
  reason,
  onChange,
  onRetry,
}: {
  reason: NonNullable<CoverageResponse['reason']>;
  onChange: MatrixProps['onChange'];
  onRetry: () => void;
}) {
  const { core } = useServices();
  return (
    <>
      <EuiSpacer size="l" />
      <WhyEmpty
        reason={reason}
        formatTime={(time) => formatTime(time, core.uiSettings)}
        onRange={(range) => onChange(range)}
        onClearFilters={() => onChange({ query: '', hosts: [] })}
        onRetry={onRetry}
      />
    </>
  );
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const pageStyles = css`
  display: flex;
  flex-direction: column;
  gap: 8px;
  block-size: 100%;
  min-block-size: 0;
  padding: 12px 16px 0;
  .attackMatrix {
    flex: 1 1 auto;
  }
`;
