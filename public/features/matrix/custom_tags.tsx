import { EuiAccordion, EuiText, EuiTitle, useEuiTheme, useGeneratedHtmlId } from '@elastic/eui';
import { css } from '@emotion/react';
import type { CustomTagRow, TagHealthResponse } from '../../../common/http/tag_health';
import { AppLink } from '../../components/view/app_link';
import { formatCompact, plural } from '../../platform/format';

export interface CustomTagsProps {
  readonly health: TagHealthResponse;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Query string of the same view on the tag health page, with this row open. */
  readonly searchOf: (key: string) => string;
}

/** What rules say beside techniques: each key a row, its values cells with their events. */
export function CustomTags({ health, isOpen, onOpen, searchOf }: CustomTagsProps) {
  const { euiTheme } = useEuiTheme();
  const id = useGeneratedHtmlId({ prefix: 'customTags' });
  const { custom_tags, left_off } = health;
  if (custom_tags.length === 0) return null;
  const partly = health.sources.some(({ status }) => status === 'unknown');
  const styles = css`
    max-block-size: 180px;
    overflow: auto;
    font-size: 12px;
    th,
    td {
      padding: 2px 8px 2px 0;
      text-align: start;
      vertical-align: top;
    }
    th {
      white-space: nowrap;
    }
    li {
      display: inline-flex;
      gap: 6px;
      margin: 0 4px 4px 0;
      padding: 1px 6px;
      border: 1px solid ${euiTheme.colors.borderBaseSubdued};
      border-radius: 4px;
      overflow-wrap: anywhere;
    }
  `;
  return (
    <EuiAccordion
      id={id}
      forceState={isOpen ? 'open' : 'closed'}
      onToggle={onOpen}
      paddingSize="none"
      buttonContent={
        <EuiTitle size="xxs">
          <h2>Custom tags ({custom_tags.length + left_off.custom_tags})</h2>
        </EuiTitle>
      }
      data-test-subj="customTags"
    >
      <div css={styles} tabIndex={0} role="group" aria-label="Custom tags">
        {partly && (
          <EuiText size="xs" color="warning">
            Some searches failed: these numbers are lower bounds.
          </EuiText>
        )}
        <table>
          <tbody>
            {custom_tags.map((row) => (
              <Row key={row.key} row={row} search={searchOf(row.key)} />
            ))}
          </tbody>
        </table>
        {left_off.custom_tags > 0 && (
          <EuiText size="xs" color="subdued">
            and {plural(left_off.custom_tags, 'more key')}
          </EuiText>
        )}
      </div>
    </EuiAccordion>
  );
}

function Row({ row, search }: { readonly row: CustomTagRow; readonly search: string }) {
  const { key, spellings, values, value_count, events } = row;
  return (
    <tr data-test-subj={`customTag-${key}`}>
      <th scope="row">
        <AppLink path="/tag_health" search={search} testSubject={`openCustomTag-${key}`}>
          {key === '' ? 'free text' : (spellings[0] ?? key)}
        </AppLink>{' '}
        {formatCompact(events)}
      </th>
      <td>
        <ul>
          {values.map(({ value, events: own }) => (
            <li key={value} title={plural(own, 'event')}>
              <span>{value || '(empty)'}</span>
              <strong>{formatCompact(own)}</strong>
            </li>
          ))}
          {value_count > values.length && (
            <li>{plural(value_count - values.length, 'more value')}</li>
          )}
        </ul>
      </td>
    </tr>
  );
}
