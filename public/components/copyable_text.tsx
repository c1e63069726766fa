import { EuiButtonEmpty, EuiCopy, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';

export interface CopyableTextProps {
  readonly text: string;
  /** Names the text for screen readers. */
  readonly label: string;
  /** Pixels; longer text scrolls. */
  readonly maxHeight?: number;
}

/** Text as it is to be typed elsewhere, with a button that copies it. */
export function CopyableText({ text, label, maxHeight = 320 }: CopyableTextProps) {
  const { euiTheme } = useEuiTheme();
  return (
    <div
      css={css({
        background: euiTheme.colors.backgroundBaseSubdued,
        border: `1px solid ${euiTheme.colors.borderBaseSubdued}`,
        borderRadius: 4,
        padding: 8,
      })}
    >
      <pre
        tabIndex={0}
        aria-label={label}
        css={css({
          maxBlockSize: maxHeight,
          overflow: 'auto',
          fontSize: 12,
          lineHeight: '16px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        })}
      >
        {text}
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}

/** Copies a text and says so. */
export const CopyButton = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <EuiCopy textToCopy={text}>
    {(copy) => (
      <EuiButtonEmpty
        size="xs"
        flush="left"
        iconType="copy"
        onClick={copy}
        aria-label={`Copy: ${label}`}
        data-test-subj="copyText"
      >
        Copy
      </EuiButtonEmpty>
    )}
  </EuiCopy>
);
