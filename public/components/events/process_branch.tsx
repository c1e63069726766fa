import { EuiButtonEmpty, EuiText, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import type { Process, ProcessTree } from '../../../common/http/processes';
import type { RawEvent } from '../../../common/http/techniques';
import { formatTime, plural } from '../../platform/format';
import { useServices } from '../../platform/services';

export interface ProcessBranchProps {
  readonly tree: ProcessTree;
  readonly onProcess: (event: RawEvent) => void;
}

/** Parent, process and children, as nested lists with the times at which they began. */
export function ProcessBranch({ tree, onProcess }: ProcessBranchProps) {
  const { euiTheme } = useEuiTheme();
  const { process, parent, children, children_total } = tree;
  const list = css({
    listStyle: 'none',
    marginInlineStart: 12,
    paddingInlineStart: 12,
    borderInlineStart: `1px solid ${euiTheme.colors.borderBasePlain}`,
  });
  const own = (
    <li>
      <Node process={process} note={process.created ? null : 'its start was not recorded'} isOwn />
      {children.length > 0 && (
        <ul css={list} aria-label="Started by it">
          {children.map((child) => (
            <li key={child.guid}>
              <Node process={child} note={null} onProcess={onProcess} />
            </li>
          ))}
          {children_total > children.length && (
            <li>
              <EuiText size="xs" color="subdued">
                and {plural(children_total - children.length, 'more process', 'more processes')}
              </EuiText>
            </li>
          )}
        </ul>
      )}
    </li>
  );
  return (
    <ul data-test-subj="processTree">
      {parent === null ? (
        own
      ) : (
        <li>
          <Node
            process={parent}
            note={parent.created ? null : 'known from its child alone'}
            onProcess={onProcess}
          />
          <ul css={list} aria-label="Started by its parent">
            {own}
          </ul>
        </li>
      )}
    </ul>
  );
}

interface NodeProps {
  readonly process: Process;
  readonly note: string | null;
  readonly isOwn?: boolean;
  readonly onProcess?: (event: RawEvent) => void;
}

function Node({ process, note, isOwn = false, onProcess }: NodeProps) {
  const { core } = useServices();
  const { image, command_line, created } = process;
  const name = image?.split('\\').pop() ?? process.guid;
  return (
    <EuiText size="s" css={css({ paddingBlock: 4, overflowWrap: 'anywhere' })}>
      {created !== null && onProcess ? (
        <EuiButtonEmpty
          size="xs"
          flush="both"
          onClick={() => onProcess(created)}
          data-test-subj="openRelatedProcess"
        >
          {name}
        </EuiButtonEmpty>
      ) : (
        <strong aria-current={isOwn || undefined}>{name}</strong>
      )}{' '}
      {created !== null && (
        <>
          {formatTime(created.time, core.uiSettings)}
          {created.user !== null && `, ${created.user}`}
        </>
      )}
      {note !== null && ` (${note})`}
      {command_line !== null && (
        <EuiText size="xs" color="subdued" component="div">
          {command_line}
        </EuiText>
      )}
    </EuiText>
  );
}
