import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiIcon, EuiText } from '@elastic/eui';
import type { HiddenTags } from '../../../common/http/suppressions';
import type { ViewFilter } from '../../../common/http/view_filter';
import { plural } from '../../platform/format';
import { AppLink } from '../view/app_link';

export interface SuppressedNoteProps {
  readonly hidden: HiddenTags;
  readonly view: Pick<ViewFilter, 'suppressed' | 'from' | 'to'>;
  readonly onChange: (changes: Pick<ViewFilter, 'suppressed'>) => void;
}

/** What suppressions leave out of the numbers beside it, and one click to see with and without. Nothing where there are none. */
export function SuppressedNote({ hidden, view, onChange }: SuppressedNoteProps) {
  const { by_suppression, problem } = hidden;
  const included = view.suppressed === 'include';
  if (by_suppression.length === 0 && problem === null && !included) return null;
  return (
    <EuiFlexGroup
      gutterSize="s"
      alignItems="center"
      responsive={false}
      wrap
      data-test-subj="suppressedNote"
    >
      {problem !== null && (
        <EuiFlexItem grow={false}>
          <EuiText size="s" color="warning">
            <EuiIcon type="warning" aria-hidden /> {problem}
          </EuiText>
        </EuiFlexItem>
      )}
      {(by_suppression.length > 0 || included) && (
        <EuiFlexItem grow={false}>
          <EuiText size="s">
            {included ? 'With everything that is suppressed.' : `${sentence(hidden)}.`}{' '}
            <AppLink
              path="/settings/suppressions"
              search={{ from: view.from, to: view.to }}
              testSubject="listSuppressions"
            >
              Which
            </AppLink>
          </EuiText>
        </EuiFlexItem>
      )}
      {(by_suppression.length > 0 || included) && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="xs"
            iconType={included ? 'eyeSlash' : 'eye'}
            onClick={() => onChange({ suppressed: included ? 'exclude' : 'include' })}
            data-test-subj="toggleSuppressed"
          >
            {included ? 'Show without' : 'Show with'}
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}

function sentence({ tags, by_suppression }: HiddenTags): string {
  const count = by_suppression.length;
  const who = plural(count, 'suppression');
  if (tags === null) {
    return `${who} ${count === 1 ? 'applies' : 'apply'}; how many tags ${count === 1 ? 'it hides' : 'they hide'} is not known`;
  }
  return `${who} ${count === 1 ? 'hides' : 'hide'} ${plural(tags, 'tag')}`;
}
