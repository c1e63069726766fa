import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { BROWSER, type BundledFile } from './browser';
import type { IconAssets } from './icons';
import { librariesPlugin } from './libraries_plugin';

export const WORKER_MODULE = 'public/features/settings/catalogue_upload/worker.ts';

/**
 * Bundles the worker that reduces ATT&CK bundles: a file of its own beside the app's, because content security
 * policies and a page that is upgraded under open browsers both want it by a name that changes with its contents.
 */
export async function bundleWorker(
  { root, minify = true }: { readonly root: string; readonly minify?: boolean },
  assets: IconAssets
): Promise<BundledFile> {
  const { outputFiles } = await build({
    ...BROWSER,
    absWorkingDir: root,
    entryPoints: [{ in: join(root, WORKER_MODULE), out: 'worker' }],
    outdir: join(root, 'target'),
    entryNames: '[name]-[hash]',
    format: 'iife',
    minify,
    write: false,
    plugins: [librariesPlugin({ root, assets, icons: [] })],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the worker was not built');
  return { name: basename(file.path), contents: file.contents };
}
