import { EuiCallOut, EuiLoadingChart } from '@elastic/eui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { z } from 'zod';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse } from '../../../common/http/coverage';
import { type Ranked, rankContributions } from '../../../common/volume/rank';
import { SuppressFlyout } from '../../components/suppressions/suppress_flyout';
import type { SuppressionProposal } from '../../components/suppressions/suppression_draft';
import { LoadBoundary } from '../../components/load_boundary';
import { FailedPage, NothingToShow } from '../../components/view/nothing_to_show';
import { Page } from '../../components/view/page';
import {
  useCoverage,
  useCoverageBefore,
  useCoverageDetails,
  useCoverageEver,
  useMatrixCatalogue,
} from '../../components/view/use_coverage';
import { useQuestion } from '../../components/view/use_question';
import { filterOf, useFoundSources, usePageState, viewUrl } from '../../components/view/use_view';
import { ViewBar } from '../../components/view/view_bar';
import {
  byEvents,
  byTactic,
  byTechnique,
  DIMENSION_LABEL,
  type Dimension,
  DIMENSIONS,
  needsVolume,
  unitOf,
} from './contributions';
import { RankingTable } from './ranking_table';
import { firstSeenOf, rowActions, viewOf } from './row_actions';
import { useVolumes } from './use_volume';
import { VolumeChoices } from './volume_choices';
import { VolumeTotals } from './volume_totals';

const RuleHeatmap = lazy(async () => ({ default: (await import('./rule_heatmap')).RuleHeatmap }));
const TimeCharts = lazy(async () => ({ default: (await import('./time_charts')).TimeCharts }));

const URL = viewUrl({
  by: z.enum(DIMENSIONS).default('technique'),
  scale: z.enum(['linear', 'log']).default('linear'),
  stack: z.enum(['technique', 'tactic']).default('technique'),
});

/** How much each technique, rule, host or tag contributes, over time, and against the period before. */
export function VolumePage() {
  const { state, problems, change } = usePageState(URL);
  const filter = useMemo(() => filterOf(state), [state]);
  const sources = useFoundSources();
  const { question, refresh } = useQuestion(filter, sources.data?.sources);
  const catalogue = useMatrixCatalogue(filter);
  const coverage = useCoverage(question);
  const before = useCoverageBefore(question, true);
  const details = useCoverageDetails(question, coverage.data !== undefined);
  const volume = useVolumes(question, needsVolume(state.by));
  const ever = useCoverageEver(question, state.by === 'technique');
  const failed = catalogue.error ?? sources.error ?? coverage.error ?? volume.now.error;
  const reason = sources.data?.reason ?? coverage.data?.reason ?? null;
  const rows = useMemo(
    () =>
      rowsOf(
        state.by,
        catalogue.data,
        coverage.data,
        before.data,
        volume.now.data,
        volume.before.data
      ),
    [state.by, catalogue.data, coverage.data, before.data, volume.now.data, volume.before.data]
  );
  const firstSeen = useMemo(
    () => firstSeenOf(state.by, coverage.data, ever.data),
    [state.by, coverage.data, ever.data]
  );
  const [proposal, setProposal] = useState<SuppressionProposal | null>(null);
  const actions = rowActions(state.by, filter, question?.sources ?? [], volume.now.data);
  const history = useHistory();
  const openEvents = (search: Readonly<Record<string, string>>) =>
    history.push({ pathname: '/matrix', search: `?${new URLSearchParams(search).toString()}` });
  const retry = () => {
    void sources.refetch();
    void coverage.refetch();
    refresh();
  };
  return (
    <Page name="Volume" heading="Event volume" testSubject="volumePage">
      <ViewBar
        view={state}
        loading={coverage.isFetching || volume.now.isFetching}
        onChange={change}
        onRefresh={refresh}
      />
      <VolumeChoices by={state.by} scale={state.scale} stack={state.stack} onChange={change} />
      {problems.length > 0 && (
        <EuiCallOut
          size="s"
          color="warning"
          title="Parts of this address could not be read"
          text={problems.join('; ')}
          announceOnMount
        />
      )}
      {failed ? (
        <FailedPage title="The volume is not known" message={failed.message} onRetry={retry} />
      ) : reason !== null ? (
        <NothingToShow reason={reason} onRange={(range) => change(range)} onRetry={retry} />
      ) : rows === null ? (
        <EuiLoadingChart size="xl" data-test-subj="volumeLoading" />
      ) : (
        <>
          <Incomplete
            reasons={[
              ...(coverage.data?.sources ?? [])
                .filter(({ status }) => status === 'unknown')
                .map(({ source_id, reason: why }) => `${source_id}: ${why ?? ''}`),
              ...(needsVolume(state.by)
                ? (volume.now.data?.incomplete ?? []).map(
                    ({ source_id, reason: why }) => `${source_id}: ${why}`
                  )
                : []),
              ...(before.error === null
                ? []
                : [`The period before is not known: ${before.error.message}`]),
            ]}
          />
          {details.data !== undefined && catalogue.data !== undefined && (
            <LoadBoundary what="The charts">
              <Suspense fallback={<EuiLoadingChart size="l" />}>
                <TimeCharts
                  details={details.data}
                  catalogue={catalogue.data}
                  scale={state.scale}
                  stack={state.stack}
                  onRange={(range) => change(range)}
                  onTechnique={(technique, range) =>
                    openEvents({ ...viewOf(filter), ...range, technique, tab: 'events' })
                  }
                />
              </Suspense>
            </LoadBoundary>
          )}
          {(state.by === 'rule' || state.by === 'host') && volume.now.data !== undefined && (
            <LoadBoundary what="The heatmap">
              <Suspense fallback={<EuiLoadingChart size="l" />}>
                <RuleHeatmap
                  cells={volume.now.data.rules_by_host}
                  onHost={(host) => change({ hosts: [host] })}
                />
              </Suspense>
            </LoadBoundary>
          )}
          <VolumeTotals
            rows={rows}
            by={state.by}
            catalogue={catalogue.data}
            firstSeen={firstSeen}
          />
          <RankingTable
            rows={rows}
            label={DIMENSION_LABEL[state.by]}
            unit={unitOf(state.by)}
            matrixSearch={actions.matrixSearch}
            eventsSearch={actions.eventsSearch}
            firstSeen={firstSeen}
            onSuppress={
              state.by === 'host'
                ? (value) => setProposal({ kind: 'host', value })
                : state.by === 'rule'
                  ? (value) => setProposal({ kind: 'rule_name', value })
                  : null
            }
            onFilter={
              state.by === 'host'
                ? (host) => change({ hosts: [host] })
                : state.by === 'analytic_type'
                  ? (type) => change({ analytic_types: [type] })
                  : null
            }
          />
          {proposal !== null && (
            <SuppressFlyout proposal={proposal} onClose={() => setProposal(null)} />
          )}
        </>
      )}
    </Page>
  );
}

function rowsOf(
  by: Dimension,
  catalogue: MatrixCatalogue | undefined,
  now: CoverageResponse | undefined,
  before: CoverageResponse | undefined,
  volume: ReturnType<typeof useVolumes>['now']['data'],
  volumeBefore: ReturnType<typeof useVolumes>['before']['data']
): readonly Ranked[] | null {
  if (needsVolume(by)) {
    return volume === undefined ? null : rankContributions(byEvents(by, volume, volumeBefore));
  }
  if (catalogue === undefined || now === undefined) return null;
  const contributions = by === 'tactic' ? byTactic : byTechnique;
  return rankContributions(contributions(catalogue, now, before));
}

const Incomplete = ({ reasons }: { readonly reasons: readonly string[] }) =>
  reasons.length === 0 ? null : (
    <EuiCallOut
      announceOnMount
      size="s"
      color="warning"
      iconType="warning"
      title="Some searches failed: numbers are lower bounds"
      text={reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      data-test-subj="volumeIncomplete"
    />
  );
