import { join } from 'node:path';
import { build } from 'esbuild';
import { BROWSER } from './browser';

/** Key under which Kibana asks its bundle registry for the plugin's browser half. */
const BUNDLE_KEY = 'plugin/attackCoverage/public';

export interface PageEntryOptions {
  readonly root: string;
  /** Name of the application's file in the build that this entry belongs to. */
  readonly appFile: string;
  readonly minify?: boolean;
}

/**
 * Bundles `public/index.ts` as the classic script that Kibana loads on each of its pages: it registers
 * itself and does nothing else until it is asked.
 */
export async function bundlePageEntry(options: PageEntryOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...BROWSER,
    absWorkingDir: options.root,
    entryPoints: [join(options.root, 'public/index.ts')],
    outfile: 'attackCoverage.plugin.js',
    format: 'cjs',
    minify: options.minify ?? true,
    write: false,
    define: { ...BROWSER.define, ATTACK_COVERAGE_APP_FILE: JSON.stringify(options.appFile) },
    banner: {
      js: `__kbnBundles__.define(${JSON.stringify(BUNDLE_KEY)},function(){var module={exports:{}};`,
    },
    footer: { js: `return module.exports;},0);` },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the page entry was not built');
  return file.contents;
}
