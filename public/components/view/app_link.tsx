import { EuiLink } from '@elastic/eui';
import type { MouseEvent, ReactNode } from 'react';
import { useHistory } from 'react-router-dom';

export interface AppLinkProps {
  /** Below the application: `/matrix`. */
  readonly path: string;
  /** Query string, or its keys and values. */
  readonly search: Readonly<Record<string, string>> | string;
  readonly label?: string;
  readonly testSubject: string;
  readonly children: ReactNode;
}

/** A link to another page of the app: opens without loading everything anew, or in a new tab where asked for. */
export function AppLink({ path, search, label, testSubject, children }: AppLinkProps) {
  const history = useHistory();
  const to = { pathname: path, search: `?${new URLSearchParams(search).toString()}` };
  return (
    <EuiLink
      href={history.createHref(to)}
      aria-label={label}
      onClick={(event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        history.push(to);
      }}
      data-test-subj={testSubject}
    >
      {children}
    </EuiLink>
  );
}
