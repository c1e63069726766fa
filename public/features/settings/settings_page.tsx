import { EuiTab, EuiTabs, EuiTitle } from '@elastic/eui';
import { css } from '@emotion/react';
import { useEffect } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import { useServices } from '../../platform/services';
import { CataloguesTab } from './catalogues_tab';
import { RulesTab } from './detection_rules/rules_tab';
import { LinksTab } from './links_tab';
import { LoadTab } from './load_tab';
import { SourcesTab } from './sources_tab';
import { SuppressionsTab } from './suppressions_tab';

const TABS = [
  { id: 'sources', title: 'Sources', component: SourcesTab },
  { id: 'suppressions', title: 'Suppressions', component: SuppressionsTab },
  { id: 'attack', title: 'ATT&CK versions', component: CataloguesTab },
  { id: 'rules', title: 'Detection rules', component: RulesTab },
  { id: 'links', title: 'Links', component: LinksTab },
  { id: 'load', title: 'Load events', component: LoadTab },
] as const;

/** What the app counts, and against which ATT&CK; which tab is open stands in the address. */
export function SettingsPage() {
  const history = useHistory();
  const { pathname } = useLocation();
  const open = TABS.find(({ id }) => pathname.endsWith(`/${id}`)) ?? TABS[0];
  useTitle(open.title);
  const OpenTab = open.component;
  return (
    <div css={pageStyles} data-test-subj="settingsPage">
      <EuiTitle size="xs">
        <h1>Settings</h1>
      </EuiTitle>
      <EuiTabs size="s" aria-label="Settings">
        {TABS.map(({ id, title }) => (
          <EuiTab
            key={id}
            isSelected={id === open.id}
            onClick={() => history.push(`/settings/${id}`)}
            data-test-subj={`settingsTab-${id}`}
          >
            {title}
          </EuiTab>
        ))}
      </EuiTabs>
      <OpenTab />
    </div>
  );
}

function useTitle(title: string) {
  const { core } = useServices();
  useEffect(() => {
    core.chrome.setBreadcrumbs([
      { text: 'ATT&CK Coverage' },
      { text: 'Settings' },
      { text: title },
    ]);
    core.chrome.docTitle?.change(`${title} - ATT&CK Coverage`);
  }, [core, title]);
}

const pageStyles = css`
  display: flex;
  flex-direction: column;
  gap: 12px;
  max-inline-size: 1200px;
  padding: 12px 16px 32px;
`;
