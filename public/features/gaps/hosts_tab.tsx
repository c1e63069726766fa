import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingChart,
  EuiSelect,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { toCsv } from '../../../common/exports/csv';
import {
  assessHost,
  type AssessedHost,
  type HostGaps,
  usualEventIds,
} from '../../../common/gaps/host_gaps';
import type { Question } from '../../../common/http/coverage';
import { csvFile, download } from '../../components/download';
import { LoadBoundary } from '../../components/load_boundary';
import { FailedPage } from '../../components/view/nothing_to_show';
import { formatCount, plural } from '../../platform/format';
import { type HostPage, HostTable } from './host_table';
import { useGapHosts } from './use_gaps';
import { HOST_STATUS } from './words';

const HostHeatmap = lazy(async () => ({ default: (await import('./host_heatmap')).HostHeatmap }));

export interface HostsTabProps {
  readonly question: Question | null;
  /** Percent of the hosts that send an event id which others are expected to send, too. */
  readonly usual: number;
  readonly onUsual: (percent: number) => void;
  /** Narrows the view to one host. */
  readonly onHost: (host: string) => void;
}

/** Worst first. */
const ORDER: readonly HostGaps['status'][] = ['no_sysmon', 'silent', 'gaps', 'complete'];

/** Hosts × Sysmon event ids: who lacks Sysmon, does not send what others send, or stopped. */
export function HostsTab({ question, usual, onUsual, onHost }: HostsTabProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useGapHosts(question);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const { hosts, ids } = useMemo(() => {
    const found = (data?.pages ?? []).flatMap((page) => page.hosts);
    const at_ms = Date.parse(data?.pages[0]?.range.to ?? '');
    const expected = usualEventIds(found, usual / 100);
    const assessed = found
      .map((host): AssessedHost => ({ ...host, ...assessHost(host, expected, at_ms) }))
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    return { hosts: assessed, ids: usualEventIds(found, 0) };
  }, [data, usual]);
  const listed = useMemo(
    () => (onlyWrong ? hosts.filter(({ status }) => status !== 'complete') : hosts),
    [hosts, onlyWrong]
  );
  const [chosen, setChosen] = useState<HostPage>({ index: 0, size: 25 });
  const { size } = chosen;
  // Fewer hosts may be left than the page was chosen among.
  const index = Math.min(chosen.index, Math.max(0, Math.ceil(listed.length / size) - 1));
  const shown = useMemo(
    () => listed.slice(index * size, (index + 1) * size),
    [listed, index, size]
  );
  if (error && data === undefined) {
    return (
      <FailedPage
        title="The hosts are not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <EuiLoadingChart size="xl" data-test-subj="hostsLoading" />;
  const reasons = data.pages
    .flatMap((page) => page.incomplete)
    .map(({ source_id, reason }) => `${source_id}: ${reason}`);
  const incomplete = [...new Set(reasons)];
  const count = (status: HostGaps['status']) =>
    hosts.filter((host) => host.status === status).length;
  return (
    <div data-test-subj="gapHosts">
      <EuiSpacer size="s" />
      {(incomplete.length > 0 || error) && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          iconType="warning"
          title="Not all hosts are known"
          text={[...incomplete, ...(error ? [error.message] : [])].map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          data-test-subj="hostsIncomplete"
        />
      )}
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiText size="s">
            <p data-test-subj="hostTotals">
              {hasNextPage && 'The first '}
              {plural(hosts.length, 'host')}: {formatCount(count('no_sysmon'))} without Sysmon,{' '}
              {formatCount(count('silent'))} silent, {formatCount(count('gaps'))} with gaps
            </p>
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiSelect
            compressed
            prepend="Expect what"
            append="send"
            aria-label="Event ids that are expected of every host"
            value={usual}
            options={[
              { value: 0, text: 'any host' },
              { value: 25, text: 'a quarter of the hosts' },
              { value: 50, text: 'half of the hosts' },
              { value: 90, text: '90 % of the hosts' },
            ]}
            onChange={({ target }) => onUsual(Number(target.value))}
            data-test-subj="usualShare"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="s"
            iconType={onlyWrong ? 'eye' : 'filter'}
            onClick={() => setOnlyWrong(!onlyWrong)}
            data-test-subj="onlyWrongHosts"
          >
            {onlyWrong ? 'Show all hosts' : 'Only hosts with gaps'}
          </EuiButtonEmpty>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="s"
            iconType="download"
            isDisabled={listed.length === 0}
            onClick={() => download('hosts.csv', csvFile(csvOf(listed, ids)))}
            data-test-subj="exportHosts"
          >
            Table (.csv)
          </EuiButtonEmpty>
        </EuiFlexItem>
        {hasNextPage && (
          <EuiFlexItem grow={false}>
            <EuiButton
              size="s"
              isLoading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
              data-test-subj="moreHosts"
            >
              Load more hosts
            </EuiButton>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {listed.length > 0 && ids.length > 0 && (
        <LoadBoundary what="The heatmap">
          <Suspense fallback={<EuiLoadingChart size="l" />}>
            <HostHeatmap hosts={shown} eventIds={ids} onHost={onHost} />
          </Suspense>
        </LoadBoundary>
      )}
      <HostTable hosts={listed} onHost={onHost} page={{ index, size }} onPage={setChosen} />
    </div>
  );
}

const csvOf = (hosts: readonly AssessedHost[], ids: readonly number[]): string =>
  toCsv([
    ['Host', 'Status', 'Events', 'Last event', 'Lacks', 'Stopped', ...ids.map(String)],
    ...hosts.map(({ host, status, events, last_event, lacks, stopped, sysmon }) => [
      host,
      HOST_STATUS[status],
      events,
      last_event,
      lacks.join(' '),
      stopped.join(' '),
      ...ids.map((id) => sysmon.find(({ event_id }) => event_id === id)?.events ?? 0),
    ]),
  ]);
