import {
  EuiBasicTable,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import type { Question } from '../../../common/http/coverage';
import type { RuleNameRow, TagRow, TagRowResponse } from '../../../common/http/tag_health';
import type { RawEvent, ValueCount } from '../../../common/http/techniques';
import { ruleNameQuery } from '../../../common/tag_health/rule_name_query';
import { SuppressFlyout } from '../../components/suppressions/suppress_flyout';
import type { SuppressionProposal } from '../../components/suppressions/suppression_draft';
import { AppLink } from '../../components/view/app_link';
import { FailedPage } from '../../components/view/nothing_to_show';
import { formatCount, formatTime, plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import { titleOfRow } from './labels';
import { RuleName } from './row_tables';
import { useTagRow } from './use_tag_health';

export interface RowFlyoutProps {
  readonly row: TagRow;
  readonly question: Question;
  readonly onClose: () => void;
}

/** Rule names, hosts and newest events behind one row of the page. */
export function RowFlyout({ row, question, onClose }: RowFlyoutProps) {
  const { data, error, refetch } = useTagRow(question, row);
  const id = useGeneratedHtmlId();
  const [proposal, setProposal] = useState<SuppressionProposal | null>(null);
  return (
    <EuiFlyout onClose={onClose} size="l" aria-labelledby={id} data-test-subj="tagRow">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={id}>{titleOfRow(row)}</h2>
        </EuiTitle>
        {data && (
          <EuiText size="s" color="subdued" data-test-subj="tagRowEvents">
            {plural(data.events, 'event')}
          </EuiText>
        )}
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {error ? (
          <FailedPage
            title="The events are not known"
            message={error.message}
            onRetry={() => void refetch()}
          />
        ) : data === undefined ? (
          <EuiSkeletonText lines={10} data-test-subj="tagRowLoading" />
        ) : (
          <RowContent data={data} question={question} onSuppress={setProposal} />
        )}
        {proposal !== null && (
          <SuppressFlyout proposal={proposal} onClose={() => setProposal(null)} />
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

interface RowContentProps {
  readonly data: TagRowResponse;
  readonly question: Question;
  readonly onSuppress: (proposal: SuppressionProposal) => void;
}

function RowContent({ data, question, onSuppress }: RowContentProps) {
  return (
    <>
      {data.incomplete.length > 0 && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          iconType="warning"
          title="Some searches failed or were cut short: these numbers are lower bounds"
          text={data.incomplete.map(({ source_id, reason }) => (
            <p key={`${source_id} ${reason}`}>
              {source_id}: {reason}
            </p>
          ))}
        />
      )}
      {data.rule_name_count > 0 && (
        <RuleNameTable data={data} question={question} onSuppress={onSuppress} />
      )}
      <EuiSpacer size="l" />
      <HostTable data={data} />
      <EuiSpacer size="l" />
      <NewestEvents events={data.newest} question={question} />
    </>
  );
}

const Heading = ({ children }: { children: string }) => (
  <EuiTitle size="xxs">
    <h3>{children}</h3>
  </EuiTitle>
);

function RuleNameTable({ data, question, onSuppress }: RowContentProps) {
  const searchOf = ({ source_id, value }: RuleNameRow) => {
    const field = question.sources?.find(({ id }) => id === source_id)?.fields.rule_name;
    if (!field) return null;
    const { from, to } = question.filter;
    const query = ruleNameQuery(field, value);
    return { from, to, query, sources: source_id, platform: 'all' };
  };
  const { rule_names, rule_name_count } = data;
  return (
    <section>
      <Heading>{`Rule names (${formatCount(rule_name_count)})`}</Heading>
      <EuiBasicTable<RuleNameRow>
        tableCaption="Rule names, by events"
        responsiveBreakpoint={false}
        tableLayout="auto"
        items={rule_names}
        itemId={({ source_id, value }: RuleNameRow) => `${source_id} ${value}`}
        data-test-subj="rowRuleNames"
        columns={[
          { name: 'Rule name', render: (row: RuleNameRow) => <RuleName row={row} /> },
          {
            field: 'events',
            name: 'Events',
            align: 'right',
            width: '90px',
            render: (count: number) => formatCount(count),
          },
          {
            name: 'Matrix',
            width: '100px',
            render: (row: RuleNameRow) => {
              const search = searchOf(row);
              return search === null ? null : (
                <AppLink
                  path="/matrix"
                  search={search}
                  label={`Matrix of ${row.value}`}
                  testSubject="rowMatrix"
                >
                  Matrix
                </AppLink>
              );
            },
          },
          {
            name: 'Suppress',
            width: '110px',
            render: ({ value }: RuleNameRow) => (
              <EuiButtonEmpty
                size="xs"
                flush="left"
                aria-label={`Suppress rule name ${value}`}
                onClick={() => onSuppress({ kind: 'rule_name', value })}
                data-test-subj="suppressRuleName"
              >
                Suppress…
              </EuiButtonEmpty>
            ),
          },
        ]}
      />
      {rule_name_count > rule_names.length && (
        <EuiText size="xs" color="subdued">
          and {formatCount(rule_name_count - rule_names.length)} more
        </EuiText>
      )}
    </section>
  );
}

const HostTable = ({ data: { hosts } }: { data: TagRowResponse }) => (
  <section>
    <Heading>Hosts</Heading>
    <EuiBasicTable<ValueCount>
      tableCaption="Hosts, by events"
      responsiveBreakpoint={false}
      tableLayout="auto"
      items={hosts.values}
      itemId="value"
      noItemsMessage={
        hosts.missing_in.length > 0
          ? `No field is known for the host in ${hosts.missing_in.join(', ')}`
          : 'None'
      }
      data-test-subj="rowHosts"
      columns={[
        { field: 'value', name: 'Host', textOnly: true },
        {
          field: 'events',
          name: 'Events',
          align: 'right',
          width: '90px',
          render: (count: number) => formatCount(count),
        },
      ]}
    />
    {hosts.other_events > 0 && (
      <EuiText size="xs" color="subdued">
        and {plural(hosts.other_events, 'event')} of other hosts
      </EuiText>
    )}
  </section>
);

function NewestEvents({ events, question }: { events: readonly RawEvent[]; question: Question }) {
  const { core } = useServices();
  const { from, to } = question.filter;
  return (
    <section>
      <Heading>Newest events</Heading>
      <EuiBasicTable<RawEvent>
        tableCaption="Newest events"
        responsiveBreakpoint={false}
        tableLayout="auto"
        items={[...events]}
        itemId={({ index, id }: RawEvent) => `${index} ${id}`}
        noItemsMessage="No events in this time range"
        data-test-subj="rowEvents"
        columns={[
          {
            field: 'time',
            name: 'Time',
            width: '220px',
            render: (time: string) => formatTime(time, core.uiSettings),
          },
          { field: 'event_id', name: 'Event id', width: '70px' },
          { field: 'host', name: 'Host', textOnly: true },
          {
            field: 'process_image',
            name: 'Process',
            textOnly: true,
            render: (image: string | null) => image?.split('\\').pop() ?? '',
          },
          {
            name: 'From event to cell',
            width: '130px',
            render: (event: RawEvent) => (
              <AppLink
                path="/troubleshoot"
                search={{ from, to, index: event.index, id: event.id }}
                label={`Explain the event of ${event.time}`}
                testSubject="explainEvent"
              >
                Explain
              </AppLink>
            ),
          },
        ]}
      />
    </section>
  );
}
