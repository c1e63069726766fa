import type { BundledFile } from './browser';
import { type AppBundle, bundleApp, type AppBundleOptions } from './bundle_app';
import { bundlePageEntry } from './bundle_page_entry';

/** Everything that a host serves to the browser. */
export interface BrowserBundle {
  /**
   * Files by path in the plugin's folder. `target/public/…` is served where
   * `window.__kbnPublicPath__.attackCoverage` points to, `public/assets/…` under `plugins/attackCoverage/assets/`.
   */
  readonly files: readonly BundledFile[];
  readonly app: AppBundle;
}

export const PAGE_ENTRY = 'target/public/attackCoverage.plugin.js';
export const APP_POINTER = 'public/assets/app.json';

/** Bundles both browser parts, for Kibana and for the standalone host alike. */
export async function bundleBrowser(options: AppBundleOptions): Promise<BrowserBundle> {
  const app = await bundleApp(options);
  const { root, minify } = options;
  const entry = await bundlePageEntry({ root, minify, appFile: app.entry });
  const pointer = new TextEncoder().encode(`${JSON.stringify({ file: app.entry })}\n`);
  return {
    app,
    files: [
      { name: PAGE_ENTRY, contents: entry },
      { name: APP_POINTER, contents: pointer },
      ...app.files.map((file) => ({ ...file, name: `target/public/${file.name}` })),
    ],
  };
}
