import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingChart,
  EuiSelect,
  EuiText,
} from '@elastic/eui';
import { lazy, Suspense, useMemo } from 'react';
import { z } from 'zod';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse } from '../../../common/http/coverage';
import { type Ranked, rankContributions } from '../../../common/volume/rank';
import { LoadBoundary } from '../../components/load_boundary';
import { FailedPage, NothingToShow } from '../../components/view/nothing_to_show';
import { Page } from '../../components/view/page';
import {
  useCoverage,
  useCoverageBefore,
  useCoverageDetails,
  useMatrixCatalogue,
} from '../../components/view/use_coverage';
import { useQuestion } from '../../components/view/use_question';
import { filterOf, useFoundSources, usePageState, viewUrl } from '../../components/view/use_view';
import { ViewBar } from '../../components/view/view_bar';
import { plural } from '../../platform/format';
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
import { useVolumes } from './use_volume';

const TimeCharts = lazy(async () => ({ default: (await import('./time_charts')).TimeCharts }));

const URL = viewUrl({
  by: z.enum(DIMENSIONS).default('technique'),
  scale: z.enum(['linear', 'log']).default('linear'),
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
  const names = useMemo(
    () => new Map<string, string>(catalogue.data?.techniques.map(({ id, name }) => [id, name])),
    [catalogue.data]
  );
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
      <Choices by={state.by} scale={state.scale} onChange={change} />
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
          {details.data !== undefined && (
            <LoadBoundary what="The charts">
              <Suspense fallback={<EuiLoadingChart size="l" />}>
                <TimeCharts
                  details={details.data}
                  names={names}
                  scale={state.scale}
                  onRange={(range) => change(range)}
                />
              </Suspense>
            </LoadBoundary>
          )}
          <Totals rows={rows} by={state.by} catalogue={catalogue.data} />
          <RankingTable
            rows={rows}
            label={DIMENSION_LABEL[state.by]}
            unit={unitOf(state.by)}
            matrixSearch={matrixSearchOf(state.by, filter)}
            onFilter={
              state.by === 'host'
                ? (host) => change({ hosts: [host] })
                : state.by === 'analytic_type'
                  ? (type) => change({ analytic_types: [type] })
                  : null
            }
          />
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

/** Techniques open in the matrix, tactics and hosts filter it. */
function matrixSearchOf(
  by: Dimension,
  { from, to, query }: { from: string; to: string; query: string }
) {
  const view = { from, to, ...(query === '' ? {} : { query }) };
  if (by === 'technique') return (technique: string) => ({ ...view, technique });
  if (by === 'tactic') return (tactics: string) => ({ ...view, tactics });
  if (by === 'host') return (hosts: string) => ({ ...view, hosts });
  if (by === 'analytic_type') return (analytic_types: string) => ({ ...view, analytic_types });
  return null;
}

interface ChoicesProps {
  readonly by: Dimension;
  readonly scale: 'linear' | 'log';
  readonly onChange: (changes: { by?: Dimension; scale?: 'linear' | 'log' }) => void;
}

function Choices({ by, scale, onChange }: ChoicesProps) {
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem grow={false} style={{ minWidth: 180 }}>
        <EuiSelect
          compressed
          prepend="By"
          aria-label="Add up by"
          value={by}
          options={DIMENSIONS.map((value) => ({ value, text: DIMENSION_LABEL[value] }))}
          onChange={({ target }) => {
            const chosen = DIMENSIONS.find((value) => value === target.value);
            if (chosen) onChange({ by: chosen });
          }}
          data-test-subj="volumeBy"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ minWidth: 180 }}>
        <EuiSelect
          compressed
          prepend="Scale"
          aria-label="Scale of the chart"
          value={scale}
          options={[
            { value: 'linear', text: 'Linear' },
            { value: 'log', text: 'Logarithmic' },
          ]}
          onChange={({ target }) => onChange({ scale: target.value === 'log' ? 'log' : 'linear' })}
          data-test-subj="volumeScale"
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

interface TotalsProps {
  readonly rows: readonly Ranked[];
  readonly by: Dimension;
  readonly catalogue: MatrixCatalogue | undefined;
}

function Totals({ rows, by, catalogue }: TotalsProps) {
  const count = (change: Ranked['change']) => rows.filter((row) => row.change === change).length;
  const total = rows.reduce((sum, { now }) => sum + now, 0);
  const present = rows.filter(({ now }) => now > 0).length;
  const rare = rows.filter((row) => row.rare).length;
  return (
    <EuiText size="s">
      <p data-test-subj="volumeTotals">
        {plural(total, unitOf(by))} of {plural(present, DIMENSION_LABEL[by].toLowerCase())}:{' '}
        {count('new')} new, {count('risen')} risen, {count('fallen')} fallen, {count('gone')} gone,{' '}
        {rare} rare{catalogue && `; ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}`}
      </p>
    </EuiText>
  );
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
