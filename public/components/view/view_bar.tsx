import {
  EuiButton,
  EuiFieldSearch,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSuperDatePicker,
} from '@elastic/eui';
import { useEffect, useState } from 'react';
import { useServices } from '../../platform/services';
import { commonlyUsedRanges } from './quick_ranges';

export interface ViewBarProps {
  readonly view: { readonly from: string; readonly to: string; readonly query: string };
  readonly loading: boolean;
  readonly onChange: (changes: { from?: string; to?: string; query?: string }) => void;
  readonly onRefresh: () => void;
}

/** Query and time range of a page, in the order in which Kibana has them. */
export function ViewBar({ view, loading, onChange, onRefresh }: ViewBarProps) {
  const { core } = useServices();
  const [query, setQuery] = useState(view.query);
  useEffect(() => setQuery(view.query), [view.query]);
  const submit = (text: string) => (text === view.query ? onRefresh() : onChange({ query: text }));
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem style={{ minWidth: 240 }}>
        <EuiFieldSearch
          fullWidth
          placeholder="Filter events (Lucene), such as event_id:1 AND host_name:ws-*"
          aria-label="Filter events by a Lucene query"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onSearch={submit}
          data-test-subj="eventQuery"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiSuperDatePicker
          start={view.from}
          end={view.to}
          dateFormat={String(core.uiSettings.get('dateFormat', 'MMM D, YYYY @ HH:mm:ss.SSS'))}
          commonlyUsedRanges={commonlyUsedRanges(core.uiSettings)}
          onTimeChange={({ start, end }) => onChange({ from: start, to: end })}
          showUpdateButton={false}
          width="auto"
          data-test-subj="timePicker"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButton
          iconType="refresh"
          isLoading={loading}
          onClick={() => submit(query)}
          data-test-subj="refreshView"
        >
          {query === view.query ? 'Refresh' : 'Update'}
        </EuiButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
