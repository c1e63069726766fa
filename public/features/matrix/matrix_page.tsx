import { EuiTitle, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { chosenTechniques, choosesTechniques } from '../../../common/coverage/chosen_techniques';
import type { Question } from '../../../common/http/coverage';
import { useCatalogueKnowledge } from '../../components/catalogue/use_catalogue_knowledge';
import { LoadBoundary } from '../../components/load_boundary';
import { useFoundSources } from '../../components/view/use_view';
import { useServices } from '../../platform/services';
import { CountedMatrix } from './counted_matrix';
import { bothOf, inStates, platformsOf } from './matrix_choices';
import { MatrixToolbar } from './matrix_toolbar';
import { Failed, Loading, Nothing, PaintProblem, UrlProblems } from './page_states';
import { useAutoRefresh } from './use_auto_refresh';
import { useCatalogueSearch } from './use_catalogue_search';
import { useCoverage, useMatrixCatalogue } from '../../components/view/use_coverage';
import { useTagHealth } from '../../components/view/use_tag_health';
import { usePaintData } from './use_paint_data';
import { useMatrixState } from './use_matrix_state';
import { useQuestion } from '../../components/view/use_question';

const loadFlyout = () => import('../technique_flyout/technique_flyout');
const TechniqueFlyout = lazy(async () => ({ default: (await loadFlyout()).TechniqueFlyout }));

/** Filters come from the URL and data from the query cache: the page keeps no state of its own. */
export function MatrixPage() {
  const { state, filter, problems, change } = useMatrixState();
  const catalogue = useMatrixCatalogue(filter);
  const sources = useFoundSources();
  const { question, refresh } = useQuestion(filter, sources.data?.sources);
  const coverage = useCoverage(question);
  const shownQuestion = useMemo(
    () => question && withPlatform(question, state.platform),
    [question, state.platform]
  );
  const [searching, setSearching] = useState(false);
  const onSearch = useCallback(() => setSearching(true), []);
  const found = useCatalogueSearch(catalogue.data, state.find, searching || state.find !== '');
  const painted = usePaintData(question, state);
  // Asked for when the matrix is there: nobody waits for it.
  const health = useTagHealth(coverage.data === undefined ? null : question);
  const [filtering, setFiltering] = useState(false);
  const knowledge = useCatalogueKnowledge(filter, filtering || choosesTechniques(filter));
  const only = useMemo(
    () =>
      bothOf(
        knowledge.data === undefined ? null : chosenTechniques(knowledge.data, filter),
        inStates(painted.facts, state.states)
      ),
    [knowledge.data, filter, painted.facts, state.states]
  );
  useAutoRefresh(state.refresh, refresh);
  useTitle();
  usePreloadedFlyout(coverage.data !== undefined);
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
        loading={coverage.isFetching || sources.isFetching || painted.isFetching}
        catalogue={catalogue.data}
        knowledge={knowledge.data}
        knowledgeProblem={knowledge.error?.message ?? null}
        question={question}
        onFilter={() => setFiltering(true)}
        found={found}
        onSearch={onSearch}
        onChange={change}
        onRefresh={refresh}
      />
      {problems.length > 0 && <UrlProblems problems={problems} />}
      {painted.problem !== null && <PaintProblem message={painted.problem} />}
      {choosesTechniques(filter) && knowledge.error && (
        <PaintProblem
          message={`The chosen groups and components are not applied: ${knowledge.error.message}`}
        />
      )}
      {failed ? (
        <Failed message={failed.message} onRetry={retry} />
      ) : catalogue.data === undefined ? (
        <Loading />
      ) : reason !== null ? (
        <Nothing reason={reason} onChange={change} onRetry={retry} />
      ) : (
        <CountedMatrix
          catalogue={catalogue.data}
          coverage={coverage.data}
          details={painted.details}
          before={painted.before}
          facts={painted.facts}
          paintIncomplete={painted.incomplete}
          health={health.data}
          healthProblem={health.error?.message ?? null}
          state={state}
          only={only}
          hits={found.hits}
          onChange={change}
        />
      )}
      {state.technique !== null && shownQuestion !== null && catalogue.data && (
        <LoadBoundary what="The technique">
          <Suspense fallback={null}>
            <TechniqueFlyout
              id={state.technique}
              tab={state.tab}
              catalogue={catalogue.data}
              coverage={coverage.data}
              question={shownQuestion}
              onTab={(tab) => change({ tab }, 'replace')}
              onTechnique={(technique) => change({ technique })}
              onRange={(range) => change(range)}
              onShowSuppressed={() => change({ suppressed: 'include' })}
              onClose={() => change({ technique: null, tab: 'overview' })}
            />
          </Suspense>
        </LoadBoundary>
      )}
    </div>
  );
}

/** The count is the same for every platform; which sub-techniques a technique rolls up is not. */
const withPlatform = (question: Question, platform: string): Question => ({
  ...question,
  filter: { ...question.filter, platform },
});

/** After the matrix is there, so that a click finds the flyout at hand; where that fails, the click says so. */
function usePreloadedFlyout(ready: boolean) {
  useEffect(() => {
    if (ready) loadFlyout().catch(() => undefined);
  }, [ready]);
}

function useTitle() {
  const { core } = useServices();
  useEffect(() => {
    core.chrome.setBreadcrumbs([{ text: 'ATT&CK Coverage' }, { text: 'Matrix' }]);
    core.chrome.docTitle?.change('Matrix - ATT&CK Coverage');
  }, [core]);
}

const pageStyles = css`
  display: flex;
  flex-direction: column;
  gap: 8px;
  block-size: 100%;
  min-block-size: 0;
  padding: 12px 16px 0;
  /* Twice, to weigh more than the growing of EUI's groups. */
  && > * {
    flex: none;
  }
  && > .attackMatrix {
    flex: 1 1 auto;
  }
`;
