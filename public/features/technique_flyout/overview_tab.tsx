import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingSpinner,
  EuiPanel,
  EuiSkeletonText,
  EuiSpacer,
  EuiStat,
  EuiTitle,
} from '@elastic/eui';
import { lazy, Suspense, useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { TechniqueSummary } from '../../../common/http/techniques';
import { nameOfEvent } from '../../../common/sysmon/events';
import { LoadBoundary } from '../../components/load_boundary';
import { SuppressFlyout } from '../../components/suppressions/suppress_flyout';
import type { SuppressionProposal } from '../../components/suppressions/suppression_draft';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { BreakdownTable } from './breakdown_table';
import { FailedTab } from './failed_tab';
import { IncompleteNote } from './incomplete_note';
import { SuppressedEvents } from './suppressed_events';
import { TechniqueFacts } from './technique_facts';
import { type TechniqueQuestion, useTechniqueSummary } from './use_technique';

const TimeHistogram = lazy(async () => ({
  default: (await import('./time_histogram')).TimeHistogram,
}));

export interface OverviewTabProps {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
  /** Whether suppressions leave something out of the view. */
  readonly isSuppressing: boolean;
  readonly onRange: (range: { from: string; to: string }) => void;
  readonly onShowSuppressed: () => void;
}

/** How many events, when, by which rules, on which hosts. */
export function OverviewTab(props: OverviewTabProps) {
  const { id, question, isSuppressing, onRange, onShowSuppressed } = props;
  const { data, error, refetch } = useTechniqueSummary(id, question);
  const [proposal, setProposal] = useState<SuppressionProposal | null>(null);
  const suppress = (kind: SuppressionProposal['kind']) => (value: string) =>
    setProposal({ kind, value, about: [id] });
  if (error) return <FailedTab message={error.message} onRetry={() => void refetch()} />;
  if (data === undefined) return <EuiSkeletonText lines={8} data-test-subj="overviewLoading" />;
  return (
    <div data-test-subj="techniqueOverview">
      <IncompleteNote incomplete={data.incomplete} />
      {isSuppressing && data.incomplete.length === 0 && (
        <SuppressedEvents
          id={id}
          question={question}
          counted={data.events}
          onShow={onShowSuppressed}
        />
      )}
      <Facts data={data} />
      <EuiSpacer size="m" />
      <TechniqueFacts id={id} question={question} />
      <EuiTitle size="xxs">
        <h3>Events over time</h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      <EuiPanel hasShadow={false} paddingSize="none" style={{ blockSize: 180 }}>
        <LoadBoundary what="The chart">
          <Suspense fallback={<EuiLoadingSpinner />}>
            <TimeHistogram histogram={data.histogram} onRange={onRange} />
          </Suspense>
        </LoadBoundary>
      </EuiPanel>
      <EuiSpacer size="m" />
      <Breakdowns data={data} onSuppress={suppress} />
      {proposal !== null && (
        <SuppressFlyout proposal={proposal} onClose={() => setProposal(null)} />
      )}
    </div>
  );
}

interface BreakdownsProps {
  readonly data: TechniqueSummary;
  readonly onSuppress: (kind: SuppressionProposal['kind']) => (value: string) => void;
}

/** The same events by each field that says something of them; the two that are asked for most are open. */
const Breakdowns = ({ data, onSuppress }: BreakdownsProps) => {
  const shared = { total: data.events };
  return (
    <>
      <BreakdownTable
        {...shared}
        title="Rules"
        column="Rule name"
        isOpen
        breakdown={data.rules}
        onSuppress={onSuppress('rule_name')}
      />
      <EuiSpacer size="m" />
      <BreakdownTable
        {...shared}
        title="Hosts"
        column="Host"
        isOpen
        breakdown={data.hosts}
        onSuppress={onSuppress('host')}
      />
      <EuiSpacer size="m" />
      <BreakdownTable {...shared} title="Users" column="User" breakdown={data.users} />
      <EuiSpacer size="m" />
      <BreakdownTable
        {...shared}
        title="Process images"
        column="Process"
        breakdown={data.process_images}
        onSuppress={onSuppress('process')}
      />
      <EuiSpacer size="m" />
      <BreakdownTable
        {...shared}
        title="Event ids"
        column="Event"
        nameOf={nameOfEvent}
        breakdown={data.event_ids}
      />
      <EuiSpacer size="m" />
      <BreakdownTable
        {...shared}
        title="Analytic types"
        column="Analytic type"
        breakdown={data.analytic_types}
      />
    </>
  );
};

/** Number and times on one baseline, each above its label. */
function Facts({ data }: { readonly data: TechniqueSummary }) {
  const { core } = useServices();
  const time = (value: string | null) =>
    value === null ? 'never' : formatTime(value, core.uiSettings);
  return (
    <EuiFlexGroup responsive={false} alignItems="flexEnd" gutterSize="l" wrap>
      <EuiFlexItem grow={false}>
        <EuiStat
          reverse
          titleSize="m"
          title={formatCount(data.events)}
          description={data.events === 1 ? 'event' : 'events'}
          data-test-subj="techniqueEventCount"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiStat
          reverse
          titleSize="xxs"
          title={time(data.first_seen)}
          description="first seen in range"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiStat
          reverse
          titleSize="xxs"
          title={time(data.last_seen)}
          description="last seen in range"
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
