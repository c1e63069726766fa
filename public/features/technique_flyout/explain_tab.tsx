import {
  EuiBasicTable,
  EuiButtonEmpty,
  EuiCopy,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { css } from '@emotion/react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { QueriedTags } from '../../../common/explain/tag_query';
import { toCurl } from '../../../common/explain/curl';
import type { CoverageResponse, SentRequest } from '../../../common/http/coverage';
import { tagField } from '../../../common/sources/source';
import { formatCount, plural } from '../../platform/format';
import { FailedTab } from './failed_tab';
import { QueryCopies } from './query_copies';
import { countedTechniques, type RawRow, rawRows } from './raw_rows';
import { type TechniqueQuestion, useTechniqueSummary } from './use_technique';

export interface ExplainTabProps {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
  readonly subTechniques: readonly { readonly id: TechniqueId }[];
  readonly coverage: CoverageResponse | undefined;
  /** What was counted in each source, for a query of one's own. */
  readonly queries: readonly QueriedTags[];
}

/** How a number came about: raw values, redirects, indices and fields, and the searches to repeat by hand. */
export function ExplainTab(props: ExplainTabProps) {
  const { id, question, subTechniques, coverage, queries } = props;
  const summary = useTechniqueSummary(id, question);
  if (coverage === undefined) return <EuiSkeletonText lines={6} />;
  const counted = countedTechniques({ id, question, subTechniques, coverage });
  const rows = rawRows(counted);
  const repeated = counted.reduce((sum, technique) => sum + technique.repeated, 0);
  const tags = rows.reduce((sum, { events }) => sum + events, 0) - repeated;
  const used = new Set(rows.map(({ source_id }) => source_id));
  return (
    <div data-test-subj="techniqueExplain">
      <EuiText size="s">
        <p>
          <strong data-test-subj="explainedTags">{plural(tags, 'tag')}</strong>: each row is a value
          that stands in the events, and how many of them carry it. An event that carries several of
          these techniques adds a tag to each, so tags may be more than events.
          {repeated > 0 &&
            ` ${plural(repeated, 'event')} of these rows carry one technique under two of its ids and count once.`}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <RawValues rows={rows} />
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>Where it was counted</h3>
      </EuiTitle>
      {(question.sources ?? [])
        .filter((source) => used.has(source.id))
        .map((source) => (
          <EuiText size="s" key={source.id}>
            <p>
              <strong>{source.name}</strong>: field {tagField(source)} of {source.index_pattern},
              time in {source.fields.time}
              {source.filter !== null && `, only ${source.filter}`}
            </p>
          </EuiText>
        ))}
      <EuiSpacer size="m" />
      <QueryCopies asked={queries} requests={summary.data?.requests ?? []} />
      <Requests
        title="The count behind the matrix"
        requests={coverage.sources
          .filter(({ source_id }) => used.has(source_id))
          .map(({ request }) => request)}
      />
      {summary.error && (
        <FailedTab message={summary.error.message} onRetry={() => void summary.refetch()} />
      )}
      <Requests title="The events of this technique" requests={summary.data?.requests ?? []} />
    </div>
  );
}

const RawValues = ({ rows }: { rows: readonly RawRow[] }) => (
  <EuiBasicTable<RawRow>
    tableCaption="Raw values behind this number"
    tableLayout="auto"
    responsiveBreakpoint={false}
    items={[...rows].sort((a, b) => b.events - a.events)}
    noItemsMessage="No event carries this technique in this time range"
    columns={[
      { field: 'value', name: 'Value in the events', textOnly: true },
      {
        name: 'Counted as',
        width: '200px',
        render: ({ as_id, counted_for }: RawRow) =>
          as_id === counted_for ? counted_for : `${counted_for} (revoked id ${as_id})`,
      },
      {
        field: 'events',
        name: 'Events',
        align: 'right',
        width: '90px',
        render: (events: number) => formatCount(events),
      },
    ]}
  />
);

function Requests({ title, requests }: { title: string; requests: readonly SentRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <>
      <EuiTitle size="xxs">
        <h3>{title}</h3>
      </EuiTitle>
      {requests.map((request) => {
        const command = toCurl(request);
        return (
          <div key={`${request.source_id} ${request.path}`}>
            <pre
              tabIndex={0}
              aria-label={`${title}: ${request.source_id}`}
              data-test-subj="curlCommand"
              css={css({
                maxBlockSize: 260,
                overflow: 'auto',
                fontSize: 12,
                lineHeight: '16px',
                whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere',
              })}
            >
              {command}
            </pre>
            <EuiCopy textToCopy={command}>
              {(copy) => (
                <EuiButtonEmpty size="xs" iconType="copy" onClick={copy}>
                  Copy as curl
                </EuiButtonEmpty>
              )}
            </EuiCopy>
          </div>
        );
      })}
      <EuiSpacer size="m" />
    </>
  );
}
