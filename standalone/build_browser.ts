import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { BROWSER } from '../scripts/bundle/browser';
import { bundleBrowser } from '../scripts/bundle/bundle_browser';

/**
 * Bundles the plugin's browser side, and the host's own, into a folder that the host serves.
 *
 * @param root - folder of the checkout
 * @param folder - emptied first
 */
export async function buildBrowser(root: string, folder: string): Promise<void> {
  const [{ files }, host] = await Promise.all([
    bundleBrowser({ root, minify: true }),
    build({
      ...BROWSER,
      absWorkingDir: root,
      entryPoints: [join(root, 'standalone/browser/main.ts')],
      format: 'iife',
      minify: true,
      write: false,
    }),
  ]);
  await rm(folder, { recursive: true, force: true });
  const hostFiles = host.outputFiles.map(({ contents }) => ({ name: 'host/host.js', contents }));
  for (const { name, contents } of [...files, ...hostFiles]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), contents);
  }
}
