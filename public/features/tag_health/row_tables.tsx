import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonEmpty,
  EuiCode,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import { css } from '@emotion/react';
import { useState } from 'react';
import type {
  AnalyticTypeRow,
  CustomTagRow,
  RuleNameRow,
  TagProblemRow,
  TagRow,
} from '../../../common/http/tag_health';
import { CopyButton } from '../../components/copyable_text';
import { formatCount } from '../../platform/format';
import { PROBLEM_LABELS } from './labels';

type Open = (row: TagRow) => void;

const PAGE_SIZES = [25, 50, 100];

/** One page of a list: hundreds of rows would make the page slow, and the worst come first. */
function usePaging<Item>(items: readonly Item[]) {
  const [{ index, size }, setPage] = useState({ index: 0, size: 25 });
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const pageIndex = Math.min(index, last);
  return {
    items: items.slice(pageIndex * size, (pageIndex + 1) * size),
    pagination: {
      pageIndex,
      pageSize: size,
      totalItemCount: items.length,
      pageSizeOptions: PAGE_SIZES,
      showPerPageOptions: items.length > 25,
    },
    onChange: ({ page }: { page?: { index: number; size: number } }) => {
      if (page) setPage(page);
    },
  };
}

const events = {
  field: 'events',
  name: 'Events',
  align: 'right' as const,
  width: '100px',
  render: (count: number) => formatCount(count),
};

/** Opens what is behind a row. */
const openColumn = <Row,>(
  name: (row: Row) => string,
  toRow: (row: Row) => TagRow,
  onOpen: Open
) => ({
  name: 'Behind it',
  width: '120px',
  render: (row: Row) => (
    <EuiButtonEmpty
      size="xs"
      flush="left"
      aria-label={`Show events: ${name(row)}`}
      onClick={() => onOpen(toRow(row))}
      data-test-subj="openRow"
    >
      Show events
    </EuiButtonEmpty>
  ),
});

/** What is wrong with rule names, worst first. */
export function ProblemTable({
  problems,
  onOpen,
}: {
  readonly problems: readonly TagProblemRow[];
  readonly onOpen: Open;
}) {
  const paging = usePaging(problems);
  return (
    <EuiBasicTable<TagProblemRow>
      {...paging}
      tableCaption="Problems of rule names"
      responsiveBreakpoint={false}
      tableLayout="auto"
      itemId={({ kind, subject }: TagProblemRow) => `${kind} ${subject}`}
      noItemsMessage="Nothing is wrong with the rule names in this view"
      data-test-subj="tagProblems"
      columns={[
        {
          name: 'Problem',
          width: '170px',
          render: ({ kind }: TagProblemRow) => (
            <EuiToolTip content={PROBLEM_LABELS[kind].meaning}>
              <EuiBadge tabIndex={0} color={PROBLEM_LABELS[kind].color}>
                {PROBLEM_LABELS[kind].title}
              </EuiBadge>
            </EuiToolTip>
          ),
        },
        { name: 'What', width: '220px', render: (row: TagProblemRow) => <Subject {...row} /> },
        {
          name: 'Rule names, and what to write instead',
          render: (row: TagProblemRow) => <RuleNames {...row} />,
        },
        events,
        openColumn<TagProblemRow>(
          ({ kind, subject }) => `${PROBLEM_LABELS[kind].title} ${subject}`,
          ({ kind, subject }) => ({ row: 'problem', kind, subject }),
          onOpen
        ),
      ]}
    />
  );
}

function Subject({ kind, subject, current_id, typed_names, expected_name }: TagProblemRow) {
  switch (kind) {
    case 'revoked':
      return (
        <>
          {subject} →{' '}
          {current_id === null ? 'no successor' : `${current_id} ${expected_name ?? ''}`}
        </>
      );
    case 'id_name_disagree':
      return (
        <>
          {subject.split(' ')[0]} is “{expected_name}”, not “{typed_names.join('”, “')}”
        </>
      );
    case 'empty_id':
      return <>nothing behind the key</>;
    default:
      return <>{subject}</>;
  }
}

/** The largest rule names of a row, each with its correction. */
function RuleNames({
  rule_names,
  rule_name_count,
}: {
  readonly rule_names: readonly RuleNameRow[];
  readonly rule_name_count: number;
}) {
  const [first] = rule_names;
  if (first === undefined) return null;
  return (
    <div css={wordsStyles}>
      <RuleName row={first} />
      {rule_name_count > 1 && (
        <EuiText size="xs" color="subdued">
          and {formatCount(rule_name_count - 1)} more
        </EuiText>
      )}
    </div>
  );
}

/** A rule name and what to write instead; where only its author can say it, that. */
export const RuleName = ({ row }: { readonly row: RuleNameRow }) => (
  <div css={wordsStyles}>
    <EuiCode transparentBackground css={flushStyles} data-test-subj="ruleName">
      {row.value}
    </EuiCode>
    {row.write_instead.map((text, n) => (
      <div key={text} css={insteadStyles}>
        <EuiText size="xs" component="span">
          {n === 0 ? 'Write' : 'or'} <EuiCode data-test-subj="writeInstead">{text}</EuiCode>
        </EuiText>{' '}
        <CopyButton text={text} label={text} />
      </div>
    ))}
  </div>
);

const wordsStyles = css`
  overflow-wrap: anywhere;
`;
const flushStyles = css`
  padding-inline: 0;
`;
const insteadStyles = css`
  margin-block-start: 4px;
`;

/** Keys that are not ATT&CK's, with their values and volume. */
export function CustomTagTable({
  tags,
  onOpen,
}: {
  readonly tags: readonly CustomTagRow[];
  readonly onOpen: Open;
}) {
  const paging = usePaging(tags);
  return (
    <EuiBasicTable<CustomTagRow>
      {...paging}
      tableCaption="Custom tags"
      responsiveBreakpoint={false}
      tableLayout="auto"
      itemId={({ key }: CustomTagRow) => `tag ${key}`}
      noItemsMessage="No rule name in this view carries a tag of its own"
      data-test-subj="customTags"
      columns={[
        {
          name: 'Tag',
          width: '200px',
          render: ({ key, spellings }: CustomTagRow) => (
            <>
              {key === '' ? 'Free text, without a key' : key}
              {key !== '' && spellings.some((spelling) => spelling !== key) && (
                <EuiText size="xs" color="subdued">
                  typed as {spellings.join(', ')}
                </EuiText>
              )}
            </>
          ),
        },
        {
          name: 'Values',
          render: ({ values, value_count }: CustomTagRow) => (
            <div css={wordsStyles}>
              {values.slice(0, 6).map(({ value, events: count }) => (
                <EuiBadge key={value} color="hollow">
                  {value}: {formatCount(count)}
                </EuiBadge>
              ))}
              {value_count > 6 && (
                <EuiText size="xs" color="subdued" component="span">
                  {' '}
                  and {formatCount(value_count - 6)} more
                </EuiText>
              )}
            </div>
          ),
        },
        {
          field: 'rule_name_count',
          name: 'Rule names',
          align: 'right',
          width: '110px',
          render: (count: number) => formatCount(count),
        },
        events,
        openColumn<CustomTagRow>(
          ({ key }) => key || 'free text',
          ({ key }) => ({ row: 'custom_tag', key }),
          onOpen
        ),
      ]}
    />
  );
}

/** The tag `analytic` of rule names that count for a technique. */
export function AnalyticTypeTable({
  types,
  onOpen,
}: {
  readonly types: readonly AnalyticTypeRow[];
  readonly onOpen: Open;
}) {
  const paging = usePaging(types);
  return (
    <EuiBasicTable<AnalyticTypeRow>
      {...paging}
      tableCaption="Analytic types"
      responsiveBreakpoint={false}
      tableLayout="auto"
      itemId={({ value }: AnalyticTypeRow) => `type ${value ?? ''}`}
      noItemsMessage="No rule name in this view counts for a technique"
      data-test-subj="analyticTypes"
      columns={[
        {
          name: 'Analytic type',
          render: ({ value }: AnalyticTypeRow) => value ?? 'None: the rule names say no type',
        },
        {
          field: 'rule_name_count',
          name: 'Rule names',
          align: 'right',
          width: '110px',
          render: (count: number) => formatCount(count),
        },
        events,
        openColumn<AnalyticTypeRow>(
          ({ value }) => value ?? 'no type',
          ({ value }) => ({ row: 'analytic_type', value }),
          onOpen
        ),
      ]}
    />
  );
}
