import { EuiButtonEmpty, EuiCopy, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import type { RawEvent } from '../../../common/http/techniques';

/** A whole document as it stands in its index. */
export function DocumentView({ event }: { readonly event: RawEvent }) {
  const { euiTheme } = useEuiTheme();
  const text = JSON.stringify(event.document, null, 2);
  return (
    <div css={css({ inlineSize: '100%' })} data-test-subj="rawDocument">
      <div css={css({ fontSize: 12, color: euiTheme.colors.textSubdued })}>
        {event.index} / {event.id}
        <EuiCopy textToCopy={text}>
          {(copy) => (
            <EuiButtonEmpty size="xs" iconType="copy" onClick={copy}>
              Copy
            </EuiButtonEmpty>
          )}
        </EuiCopy>
      </div>
      <pre
        tabIndex={0}
        aria-label="Document"
        css={css({
          maxBlockSize: 360,
          overflow: 'auto',
          fontSize: 12,
          lineHeight: '16px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        })}
      >
        {text}
      </pre>
    </div>
  );
}
