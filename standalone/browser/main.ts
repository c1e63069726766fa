import type { AppMountParameters, CoreStart, Unmount } from '../../public/platform/core_contract';
import { createAppHistory, createCore } from './core';

/** Loads the plugin's page entry as Kibana does, and mounts the one application that it registers. */

interface App {
  readonly appRoute: string;
  mount(params: AppMountParameters): Promise<Unmount>;
}

interface PageEntry {
  plugin(context: unknown): { setup(core: unknown): void; start(core: unknown): void };
}

declare global {
  interface Window {
    __kbnBundles__: { define(id: string, load: (key: string) => PageEntry, key: string): void };
    __kbnPublicPath__?: Readonly<Record<string, string | undefined>>;
  }
}

const PUBLIC_PATH = '/bundles/plugin/attackCoverage/';

const core = createCore();
window.__kbnPublicPath__ = { attackCoverage: PUBLIC_PATH };
window.__kbnBundles__ = { define: (_id, load, key) => start(load(key), core) };

const script = document.createElement('script');
script.src = `${PUBLIC_PATH}attackCoverage.plugin.js`;
script.onerror = () => fail('The plugin could not be loaded.');
document.head.append(script);

function start(entry: PageEntry, start: CoreStart): void {
  const apps: App[] = [];
  const plugin = entry.plugin({});
  plugin.setup({
    ...start,
    application: { ...start.application, register: (app: App) => apps.push(app) },
    getStartServices: async () => [start, {}, {}],
  });
  plugin.start(start);
  const [app] = apps;
  if (app === undefined) return fail('The plugin registered no application.');
  void app.mount({
    element: hostElement(),
    history: createAppHistory(app.appRoute),
    appBasePath: app.appRoute,
  });
}

function fail(message: string): void {
  hostElement().textContent = `${message} Reload the page; if that does not help, build it again.`;
}

function hostElement(): HTMLElement {
  const element = document.getElementById('host');
  if (element === null) throw new Error('the page has no host element');
  return element;
}
