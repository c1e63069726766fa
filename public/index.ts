/**
 * Page entry: Kibana loads it on every page, whatever the user opens, and breaks as a whole when it throws.
 * So it stays tiny, registers the application and loads the rest when the application is opened.
 */

interface HttpFetcher {
  readonly basePath: { prepend(path: string): string };
}

interface AppMountParameters {
  readonly element: HTMLElement;
}

type Unmount = () => void;

interface AppRegistration {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  readonly appRoute: string;
  readonly euiIconType: string;
  readonly category: {
    readonly id: string;
    readonly label: string;
    readonly order: number;
    readonly euiIconType: string;
  };
  /** Pages that Kibana's search and navigation offer, from 7.13 on; earlier versions do not look. */
  readonly deepLinks: readonly {
    readonly id: string;
    readonly title: string;
    readonly path: string;
  }[];
  mount(params: AppMountParameters): Promise<Unmount>;
}

interface CoreSetup {
  readonly http: HttpFetcher;
  readonly application: { register(app: AppRegistration): void };
  getStartServices(): Promise<readonly [unknown, ...unknown[]]>;
}

interface Application {
  renderApp(host: {
    readonly core: CoreSetup;
    readonly params: AppMountParameters;
    readonly startServices: readonly unknown[];
  }): Unmount | Promise<Unmount>;
}

declare global {
  interface Window {
    __kbnPublicPath__?: Readonly<Record<string, string | undefined>>;
  }
}

/** Set by the build: the application's file that was built together with this entry. */
declare const ATTACK_COVERAGE_APP_FILE: string;

const ID = 'attackCoverage';
const TITLE = 'ATT&CK Coverage';
/** Written out: the pages themselves are loaded when the application is opened. */
const PAGES = [
  ['matrix', 'Matrix'],
  ['volume', 'Volume'],
  ['gaps', 'Gaps'],
  ['tag_health', 'Tag health'],
  ['troubleshoot', 'Troubleshoot'],
  ['enrichment', 'Enrichment'],
  ['settings', 'Settings'],
] as const;
const APP_FILE_NAME = /^app-[A-Z0-9]+\.js$/;

export const plugin = () => ({
  setup(core: CoreSetup): void {
    try {
      register(core);
    } catch (error) {
      console.error(`${TITLE}: could not be registered`, error);
    }
  },
  start(): void {},
  stop(): void {},
});

const register = (core: CoreSetup): void =>
  core.application.register({
    id: ID,
    title: TITLE,
    order: 9020,
    appRoute: `/app/${ID}`,
    euiIconType: 'securityAnalyticsApp',
    category: {
      id: 'securitySolution',
      label: 'Security',
      order: 4000,
      euiIconType: 'logoSecurity',
    },
    deepLinks: PAGES.map(([id, title]) => ({ id, title, path: `/${id}` })),
    mount: async (params) => {
      try {
        const [{ renderApp }, startServices] = await Promise.all([
          loadApplication(core.http),
          core.getStartServices(),
        ]);
        return guarded(await renderApp({ core, params, startServices }));
      } catch (error) {
        return showFailure(params.element, error);
      }
    },
  });

/**
 * Kibana 7.10–7.12 lets browsers keep this very file for a year, so after an upgrade of the plugin it may
 * name an application that is gone: the file that is never cached knows better. Where it can't be had
 * (newer versions may serve it elsewhere, but don't need it), the name from the build is right.
 */
async function loadApplication(http: HttpFetcher): Promise<Application> {
  const folder = window.__kbnPublicPath__?.[ID];
  if (folder === undefined)
    throw new Error('Kibana did not say where the files of the plugin are.');
  const file = (await currentAppFile(http)) ?? ATTACK_COVERAGE_APP_FILE;
  return import(`${folder}${file}`);
}

async function currentAppFile(http: HttpFetcher): Promise<string | undefined> {
  try {
    const url = http.basePath.prepend(`/plugins/${ID}/assets/app.json`);
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
    const { file } = await response.json();
    return APP_FILE_NAME.test(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** An error while leaving must not keep the user from the next application. */
const guarded = (unmount: Unmount): Unmount => {
  return () => {
    try {
      unmount();
    } catch (error) {
      console.error(`${TITLE}: could not be closed`, error);
    }
  };
};

function showFailure(element: HTMLElement, error: unknown): Unmount {
  console.error(`${TITLE}: could not be opened`, error);
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.setAttribute('data-test-subj', 'attackCoverageLoadFailure');
  box.style.cssText = 'max-width: 640px; margin: 48px auto; padding: 0 16px; line-height: 1.5;';
  box.append(
    line('h1', `${TITLE} could not be opened`),
    line('p', error instanceof Error ? error.message : String(error)),
    line(
      'p',
      'Reload the page. If that does not help, ask your administrator to install the plugin again in the version made for this Kibana.'
    )
  );
  element.replaceChildren(box);
  return () => box.remove();
}

function line(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.style.cssText = `margin: 0 0 12px;${tag === 'h1' ? 'font-size: 20px; font-weight: 600;' : ''}`;
  return element;
}
