import { createRoot } from 'react-dom/client';
import type { AppMountParameters, CoreStart, Unmount } from '../platform/core_contract';
import { EuiRoot } from '../platform/eui_root';
import { applyTimeZone } from '../platform/format';
import { useDarkMode } from '../platform/use_dark_mode';
import { App, type AppProps } from './app';

export interface MountedHost {
  readonly params: AppMountParameters;
  /** What core hands out at start; its first entry is core itself. */
  readonly startServices: readonly [CoreStart, ...unknown[]];
}

/** Called by the page entry when the application is opened; the answer takes it off the page again. */
export function renderApp({ params, startServices: [core] }: MountedHost): Unmount {
  const { element, history } = params;
  element.style.blockSize =
    'var(--kbn-application--content-height, calc(100vh - var(--attackCoverageTop, 0px)))';
  applyTimeZone(core.uiSettings);
  offerHelp(core);
  const root = createRoot(element);
  root.render(<ThemedApp core={core} history={history} element={element} />);
  return () => {
    root.unmount();
    core.chrome.setHelpExtension?.(undefined);
  };
}

/** Kibana's help menu leads to the page that explains an event, and to ATT&CK itself. */
function offerHelp({ application, chrome }: CoreStart): void {
  chrome.setHelpExtension?.({
    appName: 'ATT&CK Coverage',
    links: [
      {
        linkType: 'custom',
        href: application.getUrlForApp('attackCoverage', { path: '/troubleshoot' }),
        content: 'Why is an event not counted?',
      },
      {
        linkType: 'custom',
        href: 'https://attack.mitre.org/',
        content: 'MITRE ATT&CK',
        target: '_blank',
        rel: 'noopener noreferrer',
      },
    ],
  });
}

function ThemedApp({ element, ...props }: AppProps & { readonly element: HTMLElement }) {
  const dark = useDarkMode(props.core);
  return (
    <EuiRoot element={element} colorMode={dark ? 'DARK' : 'LIGHT'}>
      <App {...props} />
    </EuiRoot>
  );
}
