import {
  EuiAccordion,
  EuiBasicTable,
  EuiButtonIcon,
  EuiProgress,
  EuiScreenReaderOnly,
  EuiText,
  EuiTitle,
  EuiToolTip,
  useGeneratedHtmlId,
} from '@elastic/eui';
import type { Breakdown, ValueCount } from '../../../common/http/techniques';
import { formatCount, plural } from '../../platform/format';

export interface BreakdownTableProps {
  readonly title: string;
  readonly column: string;
  readonly breakdown: Breakdown;
  /** Events that the shares are of. */
  readonly total: number;
  /** Open from the start. */
  readonly isOpen?: boolean;
  /** How a value reads; itself where absent. */
  readonly nameOf?: (value: string) => string;
  /** Offers to leave a value out of every count. */
  readonly onSuppress?: (value: string) => void;
}

/** The largest values of one field, with their share of the events. */
export function BreakdownTable({
  title,
  column,
  breakdown,
  total,
  isOpen = false,
  nameOf = (value) => value,
  onSuppress,
}: BreakdownTableProps) {
  const { values, other_events, missing_in } = breakdown;
  const accordionId = useGeneratedHtmlId({ prefix: 'breakdown' });
  const more = other_events > 0 ? ' and more' : '';
  return (
    <EuiAccordion
      id={accordionId}
      initialIsOpen={isOpen}
      paddingSize="none"
      buttonElement="button"
      buttonContent={
        <EuiTitle size="xxs">
          <h3>
            {title} ({values.length}
            {more})
          </h3>
        </EuiTitle>
      }
      data-test-subj={`breakdown-${title}`}
    >
      <EuiBasicTable<ValueCount>
        tableCaption={`${title} of this technique, by events`}
        tableLayout="auto"
        responsiveBreakpoint={false}
        items={[...values]}
        noItemsMessage={
          missing_in.length > 0 ? `No field is known for this in ${missing_in.join(', ')}` : 'None'
        }
        columns={[
          {
            field: 'value',
            name: column,
            textOnly: true,
            render: (value: string) => nameOf(value) || '(empty)',
          },
          {
            field: 'events',
            name: 'Events',
            align: 'right',
            width: '90px',
            render: (events: number) => formatCount(events),
          },
          {
            name: 'Share',
            width: '110px',
            render: ({ value, events }: ValueCount) => (
              <EuiProgress
                value={events}
                max={Math.max(total, 1)}
                size="m"
                aria-label={`${value}: ${((100 * events) / Math.max(total, 1)).toFixed(1)} %`}
              />
            ),
          },
          ...(onSuppress === undefined ? [] : [suppressColumn(column, onSuppress)]),
        ]}
      />
      {other_events > 0 && (
        <EuiText size="xs" color="subdued">
          and {plural(other_events, 'event')} with other values
        </EuiText>
      )}
    </EuiAccordion>
  );
}

const suppressColumn = (column: string, onSuppress: (value: string) => void) => ({
  name: (
    <EuiScreenReaderOnly>
      <span>Suppress</span>
    </EuiScreenReaderOnly>
  ),
  width: '40px',
  render: ({ value }: ValueCount) =>
    value === '' ? null : (
      <EuiToolTip content="Suppress…" disableScreenReaderOutput>
        <EuiButtonIcon
          iconType="eyeSlash"
          color="text"
          aria-label={`Suppress ${column.toLowerCase()} ${value}`}
          onClick={() => onSuppress(value)}
          data-test-subj="suppressValue"
        />
      </EuiToolTip>
    ),
});
