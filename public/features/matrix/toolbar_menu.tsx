import { EuiButtonEmpty, EuiNotificationBadge, EuiPopover } from '@elastic/eui';
import { type ReactNode, useState } from 'react';

export interface ToolbarMenuProps {
  readonly label: string;
  /** How many things are chosen in it; nothing is said for 0. */
  readonly count?: number;
  readonly testSubject: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A button of the toolbar that opens a small form. */
export function ToolbarMenu({ label, count = 0, testSubject, onOpen, children }: ToolbarMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <EuiPopover
      isOpen={open}
      closePopover={() => setOpen(false)}
      anchorPosition="downLeft"
      aria-label={label}
      panelProps={{ 'data-test-subj': `${testSubject}Panel` }}
      button={
        <EuiButtonEmpty
          size="s"
          iconType="chevronSingleDown"
          iconSide="right"
          onClick={() => {
            if (!open) onOpen?.();
            setOpen(!open);
          }}
          data-test-subj={testSubject}
        >
          {label}
          {count > 0 && (
            <>
              {' '}
              <EuiNotificationBadge>{count}</EuiNotificationBadge>
            </>
          )}
        </EuiButtonEmpty>
      }
    >
      <div css={{ display: 'flex', flexDirection: 'column', gap: 8, inlineSize: 280 }}>
        {children}
      </div>
    </EuiPopover>
  );
}
