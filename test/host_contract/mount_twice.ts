/**
 * Runs in the page of a host that has no second application to go to: takes the host's place, loads the page entry
 * again, and mounts and unmounts the application as Kibana does when users come and go.
 * Self-contained, because only its text reaches the page.
 *
 * @returns per round how many of our elements were on the page, how many were left, and what became of the
 *   body's padding, which the flyout changes
 */
export async function mountTwice() {
  document.querySelector('#host')?.remove();
  document.querySelectorAll('.attackCoverage').forEach((element) => element.remove());
  document.body.style.paddingInlineEnd = '';

  const core = {
    http: {
      basePath: { prepend: (path: string) => path },
      fetch: async (path: string, options: RequestInit) => {
        const headers = { 'kbn-xsrf': 'test', 'content-type': 'application/json' };
        return (await fetch(path, { ...options, headers })).json();
      },
    },
    notifications: { toasts: {} },
    chrome: { setBreadcrumbs: () => undefined },
    uiSettings: { get: (_key: string, fallback: unknown) => fallback },
    application: {},
  };
  type App = { mount(params: object): Promise<() => void> };
  type Entry = { plugin(context: object): { setup(core: object): void } };
  const app = await new Promise<App>((resolve) => {
    const define = (_id: string, load: (key: string) => Entry, key: string) => {
      const application = { register: (registered: App) => resolve(registered) };
      const getStartServices = () => Promise.resolve([core]);
      load(key)
        .plugin({})
        .setup({ ...core, application, getStartServices });
    };
    Object.assign(window, { __kbnBundles__: { define } });
    const script = document.createElement('script');
    script.src = `${window.__kbnPublicPath__?.attackCoverage}attackCoverage.plugin.js?again`;
    document.head.append(script);
  });

  const ours = () => document.querySelectorAll('.attackCoverage').length;
  const until = async (there: () => boolean) => {
    while (!there()) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  /** The part of a history that a router needs, standing still. */
  const location = { pathname: '/matrix', search: '?technique=T1055', hash: '', state: undefined };
  const history = {
    location,
    length: 1,
    action: 'POP',
    listen: () => () => undefined,
    push: () => undefined,
    replace: () => undefined,
    createHref: () => '/',
  };
  const rounds: { mounted: number; left: number; padding: number }[] = [];
  for (let round = 0; round < 2; round++) {
    const element = document.body.appendChild(document.createElement('div'));
    const unmount = await app.mount({ element, history, appBasePath: '' });
    await until(() => document.querySelector('[data-test-subj="techniqueEventCount"]') !== null);
    const mounted = ours();
    unmount();
    const padding = parseFloat(document.body.style.paddingInlineEnd) || 0;
    rounds.push({ mounted, left: ours(), padding });
    element.remove();
  }
  return rounds;
}
