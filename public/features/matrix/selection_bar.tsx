import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiText } from '@elastic/eui';
import { useState } from 'react';
import { tagField } from '../../../common/sources/source';
import type { MatrixView } from '../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../common/http/coverage';
import { SuppressFlyout } from '../../components/suppressions/suppress_flyout';
import { useFoundSources } from '../../components/view/use_view';
import { plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import type { UrlState } from '../../platform/url_state';
import { queryOfTechniques } from './tags_of_techniques';

export interface SelectionBarProps {
  readonly ids: ReadonlySet<string>;
  readonly view: MatrixView;
  readonly coverage: CoverageResponse | undefined;
  readonly found: ReadonlySet<string> | null;
  readonly onSelect: (ids: Iterable<string>) => void;
  readonly onChange: (changes: Partial<UrlState>) => void;
}

/** What can be done with the marked techniques. */
export function SelectionBar({
  ids,
  view,
  coverage,
  found,
  onSelect,
  onChange,
}: SelectionBarProps) {
  const { core } = useServices();
  const [suppressing, setSuppressing] = useState(false);
  const chosen = view.tactics
    .flatMap(({ techniques }) => techniques)
    .flatMap(({ technique, sub_techniques }) => [
      technique.id,
      ...sub_techniques.map((sub) => sub.technique.id),
    ])
    .filter((id) => ids.has(id));
  const sources = useFoundSources();
  const fields = new Map(sources.data?.sources.map(({ source }) => [source.id, tagField(source)]));
  const query = coverage === undefined ? null : queryOfTechniques(ids, coverage, fields);
  const shown = view.tactics.flatMap(({ techniques }) =>
    techniques.map((each) => each.technique.id)
  );
  const copy = () => {
    navigator.clipboard
      .writeText([...ids].sort().join('\n'))
      .then(() => core.notifications.toasts.addSuccess(`${plural(ids.size, 'id')} copied.`))
      .catch(() => core.notifications.toasts.addWarning('The browser does not let us copy.'));
  };
  const button = (label: string, testSubject: string, onClick: () => void, isDisabled = false) => (
    <EuiFlexItem grow={false}>
      <EuiButtonEmpty
        size="xs"
        onClick={onClick}
        isDisabled={isDisabled}
        data-test-subj={testSubject}
      >
        {label}
      </EuiButtonEmpty>
    </EuiFlexItem>
  );
  return (
    <EuiPanel color="primary" paddingSize="xs" hasShadow={false} data-test-subj="selectionBar">
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiText size="s" role="status">
            {plural(ids.size, 'technique')} selected
          </EuiText>
        </EuiFlexItem>
        {button(
          'Only their events',
          'selectionFilter',
          () => query !== null && onChange({ query }),
          query === null
        )}
        {button('Suppress…', 'selectionSuppress', () => setSuppressing(true))}
        {button('Copy ids', 'selectionCopy', copy)}
        {found !== null &&
          button('Add what was found', 'selectionFound', () => onSelect([...ids, ...found]))}
        {button('Select all shown', 'selectionAll', () => onSelect(shown))}
        {button('Clear', 'selectionClear', () => onSelect([]))}
      </EuiFlexGroup>
      {suppressing && (
        <SuppressFlyout
          proposal={{ kind: 'rule_name', value: '', techniques: [...new Set(chosen)] }}
          onClose={() => setSuppressing(false)}
        />
      )}
    </EuiPanel>
  );
}
