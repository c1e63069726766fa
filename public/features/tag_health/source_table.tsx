import { EuiBasicTable, EuiButtonEmpty, EuiProgress, EuiText } from '@elastic/eui';
import { css } from '@emotion/react';
import type { SourceTagging, TagRow } from '../../../common/http/tag_health';
import { formatCount } from '../../platform/format';

export interface SourceTableProps {
  readonly sources: readonly SourceTagging[];
  readonly onOpen: (row: TagRow) => void;
}

/** How many of Sysmon's events carry a tag, source by source. What is not known is said, never shown as zero. */
export const SourceTable = ({ sources, onOpen }: SourceTableProps) => (
  <EuiBasicTable<SourceTagging>
    tableCaption="Tagged and untagged events by source"
    responsiveBreakpoint={false}
    tableLayout="auto"
    items={[...sources]}
    itemId="source_id"
    data-test-subj="sourceTagging"
    columns={[
      { name: 'Source', render: (source: SourceTagging) => <SourceName source={source} /> },
      { name: 'Sysmon events', align: 'right', width: '120px', render: totalOf },
      {
        name: 'Tagged',
        align: 'right',
        width: '110px',
        render: (source: SourceTagging) =>
          source.status === 'not_read' ? '–' : bound(source, source.tagged),
      },
      {
        name: 'Name without technique',
        align: 'right',
        width: '150px',
        render: (source: SourceTagging) =>
          source.status === 'not_read' || source.named_only === 0 ? (
            <>{source.status === 'not_read' ? '–' : bound(source, 0)}</>
          ) : (
            <EuiButtonEmpty
              size="xs"
              flush="right"
              onClick={() => onOpen({ row: 'named_only', source_id: source.source_id })}
              data-test-subj="openNamedOnly"
            >
              {bound(source, source.named_only)}
            </EuiButtonEmpty>
          ),
      },
      {
        name: 'No rule name',
        align: 'right',
        width: '120px',
        render: (source: SourceTagging) =>
          source.status !== 'counted' || source.unnamed === null ? (
            source.status === 'not_read' ? (
              '–'
            ) : (
              'unknown'
            )
          ) : source.unnamed === 0 ? (
            '0'
          ) : (
            <EuiButtonEmpty
              size="xs"
              flush="right"
              onClick={() => onOpen({ row: 'unnamed', source_id: source.source_id })}
              data-test-subj="openUnnamed"
            >
              {formatCount(source.unnamed)}
            </EuiButtonEmpty>
          ),
      },
      {
        name: 'Without a tag',
        width: '150px',
        render: (source: SourceTagging) => <UntaggedShare source={source} />,
      },
    ]}
  />
);

/** Counts of a source whose search failed are lower bounds, and say so. */
const bound = ({ status }: SourceTagging, events: number): string =>
  status === 'unknown' ? `≥ ${formatCount(events)}` : formatCount(events);

const totalOf = (source: SourceTagging): string =>
  source.status === 'counted' && source.total !== null
    ? formatCount(source.total)
    : source.status === 'not_read'
      ? '–'
      : 'unknown';

function SourceName({ source }: { readonly source: SourceTagging }) {
  const notes = notesOf(source);
  return (
    <div>
      {source.name}
      {notes.map((note) => (
        <EuiText
          key={note}
          size="xs"
          color={source.status === 'unknown' ? 'danger' : 'subdued'}
          data-test-subj="sourceNote"
        >
          {note}
        </EuiText>
      ))}
    </div>
  );
}

function notesOf(source: SourceTagging): readonly string[] {
  if (source.status === 'not_read') return [source.reason];
  if (source.status === 'unknown') return [`Not known: ${source.reason}`];
  const notes = [`${formatCount(source.rule_names)} distinct rule names`];
  if (source.basis === 'whole_source') {
    notes.push('No field says which events are Sysmon’s: all events of the source are taken.');
  }
  if (source.basis === 'none') {
    notes.push('The channel field never says Sysmon: how many events Sysmon wrote is not known.');
  }
  if (source.too_long > 0) {
    notes.push(
      `${formatCount(source.too_long)} events have a rule name longer than the index keeps (ignore_above): what it says is not known.`
    );
  }
  if (source.paged) notes.push('More rule names than one search holds; they were read in pages.');
  return notes;
}

function UntaggedShare({ source }: { readonly source: SourceTagging }) {
  if (source.status === 'not_read') return <>–</>;
  if (source.status === 'unknown' || source.total === null || source.unnamed === null) {
    return <>unknown</>;
  }
  if (source.total === 0) return <>no events</>;
  const untagged = source.unnamed + source.named_only;
  const text = `${((100 * untagged) / source.total).toFixed(1)} %`;
  return (
    <div css={shareStyles}>
      <span data-test-subj="untaggedShare">{text}</span>
      <EuiProgress
        size="s"
        color="subdued"
        value={untagged}
        max={source.total}
        aria-label={`${source.name}: ${text} of the events without a tag`}
      />
    </div>
  );
}

const shareStyles = css`
  inline-size: 100%;
`;
