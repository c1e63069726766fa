import { EuiTab, EuiTabs, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import { useEffect, useRef } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import { ViewsMenu } from '../components/saved_views/views_menu';
import type { AppPage } from './pages';

/** One slim row above every page. Going back to a page finds it as it was left: its address is remembered. */
export function Navigation({ pages }: { readonly pages: readonly AppPage[] }) {
  const { euiTheme } = useEuiTheme();
  const history = useHistory();
  const { pathname, search } = useLocation();
  const left = useRef(new Map<string, string>());
  const isOpen = ({ path }: AppPage) => pathname === path || pathname.startsWith(`${path}/`);
  const open = pages.find(isOpen)?.path;
  useEffect(() => {
    if (open !== undefined) left.current.set(open, `${pathname}${search}`);
  }, [open, pathname, search]);
  return (
    <nav
      aria-label="ATT&CK Coverage"
      css={[
        rowStyles,
        {
          background: euiTheme.colors.backgroundBasePlain,
          borderBlockEnd: `1px solid ${euiTheme.colors.borderBaseSubdued}`,
        },
      ]}
    >
      <EuiTabs size="s" bottomBorder={false} css={{ flex: '1 1 auto' }} data-test-subj="navigation">
        {pages.map((page) => (
          <EuiTab
            key={page.path}
            href={history.createHref({ pathname: page.path })}
            isSelected={page.path === open}
            onClick={(event: React.MouseEvent) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              history.push(left.current.get(page.path) ?? page.path);
            }}
            data-test-subj={`navigate-${page.path.slice(1)}`}
          >
            {page.title}
          </EuiTab>
        ))}
      </EuiTabs>
      {pages.find(({ path }) => path === open)?.hasView === true && <ViewsMenu />}
    </nav>
  );
}

const rowStyles = css`
  flex: none;
  display: flex;
  align-items: center;
  padding-inline: 16px;
`;
