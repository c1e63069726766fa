import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { BROWSER, type BundledFile } from './browser';
import { EXTRA_ICONS, iconsNamedIn, type IconAssets, parseIconMap } from './icons';
import { bundleWorker } from './bundle_worker';
import { ICON_MAP, librariesPlugin } from './libraries_plugin';

export interface AppBundle {
  /** Name of the file to import first; the others are imported by it. */
  readonly entry: string;
  readonly files: readonly BundledFile[];
  readonly icons: readonly string[];
  readonly metafile: Metafile;
}

export interface AppBundleOptions {
  /** Folder of the checkout. */
  readonly root: string;
  /** Path of the module that exports `renderApp`, relative to `root`. */
  readonly app?: string;
  readonly minify?: boolean;
}

export const APP_MODULE = 'public/application/index.tsx';

/**
 * Bundles the application as ES modules whose names carry a hash of their contents, so that a browser never
 * runs an old one. Built twice: the first pass tells which modules stay, and with that which icons they name.
 */
export async function bundleApp(options: AppBundleOptions): Promise<AppBundle> {
  const assets = parseIconMap(await readFile(join(options.root, 'node_modules', ICON_MAP), 'utf8'));
  const worker = await bundleWorker(options, assets);
  const draft = await buildWith(options, assets, worker.name, [], false);
  const icons = await usedIcons(options.root, draft.metafile, assets);
  const { outputFiles, metafile } = await buildWith(
    options,
    assets,
    worker.name,
    icons,
    options.minify ?? true
  );
  const files = [
    ...outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
    worker,
  ];
  const entry = files.find(({ name }) => /^app-[A-Z0-9]+\.js$/.test(name));
  if (entry === undefined) throw new Error('the bundle has no entry');
  return { entry: entry.name, files, icons, metafile };
}

const buildWith = (
  { root, app = APP_MODULE }: AppBundleOptions,
  assets: IconAssets,
  workerFile: string,
  icons: readonly string[],
  minify: boolean
) =>
  build({
    ...BROWSER,
    absWorkingDir: root,
    entryPoints: [{ in: join(root, app), out: 'app' }],
    outdir: join(root, 'target'),
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    jsx: 'automatic',
    jsxImportSource: '@emotion/react',
    minify,
    metafile: true,
    write: false,
    define: { ...BROWSER.define, ATTACK_COVERAGE_WORKER_FILE: JSON.stringify(workerFile) },
    plugins: [librariesPlugin({ root, assets, icons })],
  });

async function usedIcons(
  root: string,
  { outputs }: Metafile,
  assets: IconAssets
): Promise<readonly string[]> {
  const kept = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && mayNameIcons(path))
    .map(([path]) => readFile(join(root, path), 'utf8'));
  const named = (await Promise.all(kept)).flatMap((source) => iconsNamedIn(source, assets));
  return [...new Set([...EXTRA_ICONS, ...named])].sort();
}

const mayNameIcons = (path: string): boolean =>
  !path.endsWith(ICON_MAP) && (!path.includes('node_modules/') || path.includes('@elastic/eui/'));
