import {
  type EuiBasicTableColumn,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiInMemoryTable,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { useMemo } from 'react';
import { toCsv } from '../../../common/exports/csv';
import { enableNext, type Step, tagNext } from '../../../common/gaps/next_steps';
import { parseWeights, weightsOf } from '../../../common/gaps/weights';
import type { GapsResponse } from '../../../common/http/gaps';
import type { CatalogueKnowledge } from '../../../common/http/knowledge';
import { AppLink } from '../../components/view/app_link';
import { csvFile, download } from '../../components/download';
import { formatCount, plural } from '../../platform/format';
import { type NextChoice, NextChoices, type NextChoicesProps } from './next_choices';
import { nameOfLogEvent } from './words';

export interface NextTabProps extends Omit<NextChoicesProps, 'problems'> {
  readonly gaps: GapsResponse;
  readonly matrixSearch: (more: Readonly<Record<string, string>>) => string;
}

interface Row {
  readonly n: number;
  readonly key: string;
  readonly name: string;
  readonly ids: readonly string[];
  readonly weight: number;
  readonly total: number | null;
  readonly switchOn: readonly string[];
}

/** Missing data components, or events without rules, by the techniques that they would add. */
export function NextTab(props: NextTabProps) {
  const { what, gaps, knowledge, choice, matrixSearch } = props;
  const { next, problems } = useNext(what, gaps, knowledge, choice);
  const rows = useMemo(
    () =>
      choice.order === 'alone'
        ? next.alone.map((step, n) => toRow(gaps, what, step, n, null))
        : next.sequence.map((step, n) => toRow(gaps, what, step, n, step.total_ids)),
    [next, choice.order, gaps, what]
  );
  const weighs = choice.weigh.length > 0 || choice.weights.trim() !== '';
  return (
    <div data-test-subj={`gaps-${what}`}>
      <NextChoices {...props} problems={problems} />
      <EuiSpacer size="s" />
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiText size="s" data-test-subj="gainable">
            {what === 'enable'
              ? `${plural(next.gainable, 'technique')} could be gained by data that does not arrive`
              : `${plural(next.gainable, 'technique')} whose data arrives, and that no rule names`}
            {next.unknown > 0 && `; of ${formatCount(next.unknown)} it is not known`}
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="xs"
            iconType="download"
            isDisabled={rows.length === 0}
            onClick={() => download(`${what}_next.csv`, csvFile(csvOf(rows)))}
            data-test-subj="exportNext"
          >
            Table (.csv)
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiInMemoryTable<Row>
        tableCaption={what === 'enable' ? 'What to enable next' : 'What to write rules for next'}
        items={rows}
        itemId="key"
        compressed
        columns={columnsOf(what, weighs, choice.order === 'sequence', matrixSearch)}
        pagination={{ initialPageSize: 25, pageSizeOptions: [10, 25, 50] }}
        noItemsMessage="There is nothing to gain within this choice"
        rowProps={({ n }) => ({ 'data-test-subj': `step-${n}` })}
      />
    </div>
  );
}

function useNext(
  what: NextTabProps['what'],
  gaps: GapsResponse,
  knowledge: CatalogueKnowledge | undefined,
  { weigh, weights, reach }: NextChoice
) {
  return useMemo(() => {
    const parsed = parseWeights(weights);
    const related = (knowledge?.related ?? []).filter(({ id }) => weigh.includes(id));
    const weightOf = weightsOf({ related, own: parsed.weights });
    const next =
      what === 'enable'
        ? enableNext(gaps, weightOf, reach)
        : tagNext(gaps, weightOf, reach === 'sysmon' ? 'sysmon' : 'own');
    return { next, problems: parsed.problems };
  }, [what, gaps, knowledge, weigh, weights, reach]);
}

function toRow(
  gaps: GapsResponse,
  what: NextTabProps['what'],
  { choice, ids, weight, events }: Step,
  n: number,
  total: number | null
): Row {
  const component = gaps.components.find(({ id }) => id === choice);
  const event = gaps.log_events[Number(choice)];
  const switchOn = events.map(({ event: at }) => {
    const element = gaps.log_events[at]?.element ?? null;
    return `${nameOfLogEvent(gaps.log_events[at])}${element === null ? '' : ` <${element}>`}`;
  });
  return {
    n: n + 1,
    key: choice,
    name: what === 'enable' ? (component?.name ?? choice) : nameOfLogEvent(event),
    ids,
    weight,
    total,
    switchOn,
  };
}

const SHOWN_IDS = 6;

function columnsOf(
  what: NextTabProps['what'],
  weighs: boolean,
  sequence: boolean,
  matrixSearch: NextTabProps['matrixSearch']
): EuiBasicTableColumn<Row>[] {
  return [
    { field: 'n', name: '#', width: '44px' },
    { field: 'name', name: what === 'enable' ? 'Data component' : 'Event' },
    {
      name: 'Adds',
      align: 'right',
      width: '70px',
      render: ({ ids }: Row) => formatCount(ids.length),
    },
    ...(weighs
      ? [{ field: 'weight', name: 'Weight', align: 'right' as const, width: '80px' }]
      : []),
    ...(sequence
      ? [{ field: 'total', name: 'Together', align: 'right' as const, width: '90px' }]
      : []),
    ...(what === 'enable'
      ? [
          {
            name: 'Switch on',
            render: ({ switchOn }: Row) =>
              switchOn.length === 0
                ? 'No Windows event log: see the component'
                : `${switchOn.slice(0, 4).join('; ')}${switchOn.length > 4 ? ' …' : ''}`,
          },
        ]
      : []),
    {
      name: 'Techniques',
      render: ({ ids }: Row) => (
        <span title={ids.join(', ')}>
          {ids.slice(0, SHOWN_IDS).map((id, n) => (
            <span key={id}>
              {n > 0 && ', '}
              <AppLink
                path="/matrix"
                search={matrixSearch({ technique: id })}
                testSubject={`openTechnique-${id}`}
              >
                {id}
              </AppLink>
            </span>
          ))}
          {ids.length > SHOWN_IDS && ` and ${ids.length - SHOWN_IDS} more`}
        </span>
      ),
    },
  ];
}

const csvOf = (rows: readonly Row[]): string =>
  toCsv([
    ['step', 'name', 'adds', 'weight', 'together', 'switch_on', 'techniques'],
    ...rows.map(({ n, name, ids, weight, total, switchOn }) => [
      n,
      name,
      ids.length,
      weight,
      total,
      switchOn.join('; '),
      ids.join(' '),
    ]),
  ]);
