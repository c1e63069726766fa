import { EuiTitle, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import { type ReactNode, useEffect } from 'react';
import { useServices } from '../../platform/services';

export interface PageProps {
  /** In breadcrumbs and the window's title. */
  readonly name: string;
  /** Heading; the name where absent. */
  readonly heading?: string;
  /** Text pages are easier to read where lines end; tables take what there is. */
  readonly narrow?: boolean;
  readonly testSubject: string;
  readonly children: ReactNode;
}

/** A page that scrolls as a whole: heading, title, space around. */
export function Page({ name, heading = name, narrow = false, testSubject, children }: PageProps) {
  const { core } = useServices();
  const { euiTheme } = useEuiTheme();
  useEffect(() => {
    core.chrome.setBreadcrumbs([{ text: 'ATT&CK Coverage' }, { text: name }]);
    core.chrome.docTitle?.change(`${name} - ATT&CK Coverage`);
  }, [core, name]);
  return (
    <div
      css={css({ background: euiTheme.colors.backgroundBasePlain, minBlockSize: '100%' })}
      data-test-subj={testSubject}
    >
      <div css={[contentStyles, narrow && narrowStyles]}>
        <EuiTitle size="xs">
          <h1>{heading}</h1>
        </EuiTitle>
        {children}
      </div>
    </div>
  );
}

const contentStyles = css`
  display: flex;
  flex-direction: column;
  gap: 12px;
  padding: 12px 16px 32px;
`;
const narrowStyles = css`
  max-inline-size: 1200px;
`;
