import {
  EuiButton,
  EuiButtonEmpty,
  EuiFieldSearch,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSelect,
  EuiSuperDatePicker,
  EuiSwitch,
} from '@elastic/eui';
import { memo, useEffect, useState } from 'react';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { Question } from '../../../common/http/coverage';
import type { CatalogueKnowledge } from '../../../common/http/knowledge';
import type { UrlState } from '../../platform/url_state';
import { useServices } from '../../platform/services';
import { ColourMenu } from './colour_menu';
import { FilterMenu } from './filter_menu';
import { FindTechnique } from './find_technique';
import { LayoutMenu } from './layout_menu';
import { commonlyUsedRanges } from '../../components/view/quick_ranges';
import type { FoundInCatalogue } from './use_catalogue_search';

export interface MatrixToolbarProps {
  readonly state: UrlState;
  /** Of the catalogue in use. */
  readonly platforms: readonly string[];
  readonly allExpanded: boolean;
  readonly loading: boolean;
  readonly catalogue: MatrixCatalogue | undefined;
  readonly knowledge: CatalogueKnowledge | undefined;
  readonly knowledgeProblem: string | null;
  readonly question: Question | null;
  /** Somebody looks at the filters. */
  readonly onFilter: () => void;
  readonly found: FoundInCatalogue;
  /** Somebody begins to search. */
  readonly onSearch: () => void;
  readonly onChange: (changes: Partial<UrlState>, how?: 'push' | 'replace') => void;
  readonly onRefresh: () => void;
}

/** Everything that chooses what is counted and shown. */
export function MatrixToolbar(props: MatrixToolbarProps) {
  const { query, from, to, refresh } = props.state;
  const { loading, onChange, onRefresh } = props;
  return (
    <>
      <QueryRow {...{ query, from, to, refresh, loading, onChange, onRefresh }} />
      <ViewRow {...props} />
    </>
  );
}

type QueryRowProps = Pick<UrlState, 'query' | 'from' | 'to' | 'refresh'> &
  Pick<MatrixToolbarProps, 'loading' | 'onChange' | 'onRefresh'>;

/** Memoised: the date picker is dear to render, and what the matrix has open does not concern it. */
const QueryRow = memo<QueryRowProps>((props) => {
  const { query: asked, from, to, refresh, loading, onChange, onRefresh } = props;
  const { core } = useServices();
  const [query, setQuery] = useDraft(asked);
  const submit = () => {
    if (query !== asked) onChange({ query });
    else onRefresh();
  };
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem style={{ minWidth: 240 }}>
        <EuiFieldSearch
          fullWidth
          placeholder="Filter events (Lucene), such as event_id:1 AND host_name:ws-*"
          aria-label="Filter events by a Lucene query"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onSearch={(value) => (value === asked ? onRefresh() : onChange({ query: value }))}
          data-test-subj="eventQuery"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiSuperDatePicker
          start={from}
          end={to}
          dateFormat={String(core.uiSettings.get('dateFormat', 'MMM D, YYYY @ HH:mm:ss.SSS'))}
          commonlyUsedRanges={commonlyUsedRanges(core.uiSettings)}
          onTimeChange={({ start, end }) => onChange({ from: start, to: end })}
          showUpdateButton={false}
          isPaused={refresh === 0}
          refreshInterval={refresh === 0 ? 60_000 : refresh * 1_000}
          onRefreshChange={({ isPaused, refreshInterval }) =>
            onChange({ refresh: isPaused ? 0 : Math.max(1, Math.round(refreshInterval / 1_000)) })
          }
          width="auto"
          data-test-subj="timePicker"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButton
          iconType="refresh"
          isLoading={loading}
          onClick={submit}
          data-test-subj="refreshMatrix"
        >
          {query === asked ? 'Refresh' : 'Update'}
        </EuiButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
});
QueryRow.displayName = 'QueryRow';

function ViewRow(props: MatrixToolbarProps) {
  const { state, platforms, allExpanded, found, onSearch, onChange } = props;
  const options = ['all', ...platforms].map((value) => ({
    value,
    text: value === 'all' ? 'All platforms' : value,
  }));
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false} style={{ width: 260 }}>
        <FindTechnique
          text={state.find}
          found={found}
          onText={(find) => onChange({ find }, 'replace')}
          onBegin={onSearch}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ width: 140 }}>
        <EuiSelect
          compressed
          aria-label="Platform"
          options={options}
          value={state.platform}
          onChange={({ target }) => onChange({ platform: target.value })}
          data-test-subj="platform"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty
          size="s"
          iconType={allExpanded ? 'fold' : 'unfold'}
          onClick={() => onChange({ expanded: allExpanded ? [] : ['all'] }, 'replace')}
          data-test-subj="expandAll"
        >
          {allExpanded ? 'Collapse all' : 'Expand all'}
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ColourMenu state={state} onChange={onChange} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <LayoutMenu state={state} onChange={onChange} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <FilterMenu
          state={state}
          catalogue={props.catalogue}
          knowledge={props.knowledge}
          problem={props.knowledgeProblem}
          question={props.question}
          onOpen={props.onFilter}
          onChange={onChange}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiSwitch
          compressed
          label="Hide without tags"
          checked={state.hide_empty}
          onChange={({ target }) => onChange({ hide_empty: target.checked })}
          data-test-subj="hideEmpty"
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Text being typed: it becomes state on Enter, and follows when the state changes elsewhere. */
function useDraft(value: string): [string, (draft: string) => void] {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return [draft, setDraft];
}
