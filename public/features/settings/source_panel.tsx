import {
  EuiAccordion,
  EuiBadge,
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiDescriptionList,
  EuiFlexGroup,
  EuiFlexItem,
  EuiIcon,
  EuiPanel,
  EuiSwitch,
  EuiText,
  EuiTitle,
  EuiToolTip,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import type { FoundSource } from '../../../common/http/sources';
import { formatTime, plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import { ORIGINS, ROLES, TAGS_FROM } from './roles';
import { SourceTestResult } from './source_test_result';

export interface SourcePanelProps {
  readonly entry: FoundSource;
  /** Place among the sources that are counted; null for one that is switched off. */
  readonly position: number | null;
  readonly last: boolean;
  readonly busy: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onSwitch: (on: boolean) => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** One source: what it reads, what is wrong with it, what its events look like. */
export function SourcePanel(props: SourcePanelProps) {
  const { entry } = props;
  const { source, problems } = entry;
  return (
    <EuiPanel
      hasBorder
      hasShadow={false}
      paddingSize="s"
      data-test-subj={`source-${source.id}`}
      role="group"
      aria-label={source.name}
    >
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <Heading entry={entry} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <Actions {...props} />
        </EuiFlexItem>
      </EuiFlexGroup>
      {problems.map(({ kind, message }) => (
        <EuiText key={`${kind} ${message}`} size="s" color="warning">
          <p data-test-subj={`sourceProblem-${kind}`}>
            <EuiIcon type="warning" aria-hidden /> {message}
          </p>
        </EuiText>
      ))}
      <Details entry={entry} />
    </EuiPanel>
  );
}

function Heading({ entry: { source, index_count, saved } }: Pick<SourcePanelProps, 'entry'>) {
  const { core } = useServices();
  return (
    <>
      <EuiTitle size="xxs">
        <h3>{source.name}</h3>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>
          {source.index_pattern}, {plural(index_count, 'index', 'indices')}.{' '}
          {ORIGINS[source.origin]}.{' '}
          {saved ? (
            <EuiBadge color="primary">
              saved {formatTime(saved.at, core.uiSettings)}
              {saved.by ? ` by ${saved.by}` : ''}
            </EuiBadge>
          ) : (
            <EuiBadge color="hollow">found</EuiBadge>
          )}
        </p>
      </EuiText>
    </>
  );
}

function Actions({
  entry: { source, saved },
  position,
  last,
  busy,
  onMove,
  onSwitch,
  onEdit,
  onDelete,
}: SourcePanelProps) {
  return (
    <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false}>
      {position !== null && (
        <>
          <MoveButton
            icon="sortUp"
            label={`Read ${source.name} earlier`}
            isDisabled={busy || position === 0}
            onClick={() => onMove(-1)}
            subject={`moveUp-${source.id}`}
          />
          <MoveButton
            icon="sortDown"
            label={`Read ${source.name} later`}
            isDisabled={busy || last}
            onClick={() => onMove(1)}
            subject={`moveDown-${source.id}`}
          />
        </>
      )}
      <EuiSwitch
        compressed
        label="Counted"
        checked={position !== null}
        disabled={busy}
        onChange={({ target }) => onSwitch(target.checked)}
        data-test-subj={`counted-${source.id}`}
      />
      <EuiButtonEmpty
        size="xs"
        iconType="pencil"
        onClick={onEdit}
        aria-label={`Edit ${source.name}`}
        data-test-subj={`edit-${source.id}`}
      >
        Edit
      </EuiButtonEmpty>
      {saved && (
        <EuiButtonEmpty
          size="xs"
          color="danger"
          isDisabled={busy}
          onClick={onDelete}
          aria-label={`Delete ${source.name}`}
          data-test-subj={`delete-${source.id}`}
        >
          Delete
        </EuiButtonEmpty>
      )}
    </EuiFlexGroup>
  );
}

interface MoveButtonProps {
  readonly icon: 'sortUp' | 'sortDown';
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
  readonly subject: string;
}

const MoveButton = ({ icon, label, isDisabled, onClick, subject }: MoveButtonProps) => (
  <EuiToolTip content={label} disableScreenReaderOutput>
    <EuiButtonIcon
      iconType={icon}
      aria-label={label}
      isDisabled={isDisabled}
      onClick={onClick}
      data-test-subj={subject}
    />
  </EuiToolTip>
);

function Details({ entry: { source } }: Pick<SourcePanelProps, 'entry'>) {
  const id = useGeneratedHtmlId();
  const [opened, setOpened] = useState(false);
  const fields = ROLES.map(({ role, label }) => ({
    title: label,
    description: source.fields[role] ?? 'none',
  }));
  return (
    <EuiAccordion
      id={id}
      buttonContent="Fields and sample"
      paddingSize="s"
      onToggle={(isOpen) => setOpened(opened || isOpen)}
      data-test-subj={`details-${source.id}`}
    >
      <EuiFlexGroup gutterSize="l" wrap>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <EuiDescriptionList
            compressed
            type="column"
            columnWidths={[1, 2]}
            listItems={[
              { title: 'Counted', description: TAGS_FROM[source.tags_from] },
              { title: 'Filter', description: source.filter ?? 'none' },
              ...fields,
            ]}
          />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 320 }}>
          {opened && <SourceTestResult source={source} />}
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiAccordion>
  );
}
