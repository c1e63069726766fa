import { EuiBadge, EuiButtonEmpty, EuiButtonIcon, EuiToolTip } from '@elastic/eui';
import type { StoredView } from '../../../common/http/saved_views';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface ViewRowProps {
  readonly stored: StoredView;
  /** The page shows exactly this. */
  readonly isShown: boolean;
  readonly isDefault: boolean;
  readonly onOpen: () => void;
  /** @param id - null for no default */
  readonly onDefault: (id: string | null) => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

/** One saved view, and what can be done with it. */
export function ViewRow(props: ViewRowProps) {
  const { stored, isShown, isDefault, onOpen, onDefault, onRename, onDelete } = props;
  const { core } = useServices();
  const { id, view, updated_at, updated_by } = stored;
  const who = updated_by === null ? '' : ` by ${updated_by}`;
  const about = `${view.description === '' ? '' : `${view.description} – `}saved ${formatTime(updated_at, core.uiSettings)}${who}`;
  const action = (icon: string, label: string, testSubject: string, onClick: () => void) => (
    <EuiToolTip content={label} disableScreenReaderOutput>
      <EuiButtonIcon
        iconType={icon}
        color="text"
        aria-label={label}
        onClick={onClick}
        data-test-subj={testSubject}
      />
    </EuiToolTip>
  );
  return (
    <li
      css={{ display: 'flex', alignItems: 'center', gap: 2 }}
      data-test-subj={`view-${view.name}`}
    >
      <span css={{ flex: '1 1 auto', minInlineSize: 0 }}>
        <EuiButtonEmpty
          size="s"
          flush="left"
          title={about}
          aria-current={isShown || undefined}
          onClick={onOpen}
          data-test-subj="openView"
        >
          {isShown ? <strong>{view.name}</strong> : view.name}
        </EuiButtonEmpty>
        {isDefault && <EuiBadge color="hollow">default</EuiBadge>}
      </span>
      {isDefault
        ? action('starFilled', `Do not open with ${view.name} any more`, 'noDefault', () =>
            onDefault(null)
          )
        : action('starEmpty', `Open the app with ${view.name}`, 'makeDefault', () => onDefault(id))}
      {action('pencil', `Change name and description of ${view.name}`, 'renameView', onRename)}
      {action('trash', `Delete the view ${view.name}`, 'deleteView', onDelete)}
    </li>
  );
}
