import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { bundleBrowser } from '../bundle/bundle_browser';
import { bundleServer } from './bundle_server';
import { bundledPackageFolders, printThirdParty, readThirdParty } from './third_party';
import type { ZipEntry } from './write_zip';

/** Entries that the server and the app are bundled from, relative to the checkout. */
export interface PluginSources {
  readonly root: string;
  readonly server?: string;
  readonly app?: string;
}

/** Where `server/index.ts` looks for the built-in catalogues, relative to itself. */
const CATALOGUE_DATA = 'server/catalogue/data';
const PLAIN_FILES = ['LICENSE', 'NOTICE'];

/** Builds all files of the plugin that do not depend on the version of Kibana, by path in its folder. */
export async function buildPluginFiles(sources: PluginSources): Promise<readonly ZipEntry[]> {
  const { root } = sources;
  for (const entry of [sources.server ?? 'server/index.ts', 'public/index.ts']) {
    if (!existsSync(join(root, entry))) throw new Error(`${entry} is missing: nothing to build`);
  }
  const [server, browser, data, plain] = await Promise.all([
    bundleServer(root, sources.server),
    bundleBrowser({ root, app: sources.app }),
    readData(root),
    readPlain(root),
  ]);
  const folders = bundledPackageFolders([server.metafile, browser.app.metafile]);
  const licences = await Promise.all(folders.map((folder) => readThirdParty(root, folder)));
  const compressed = await Promise.all(browser.files.filter(isScript).map(compressedForms));
  return [
    ...plain,
    ...data,
    textEntry('THIRD_PARTY_LICENSES', printThirdParty(licences)),
    { name: 'server/index.js', contents: server.code },
    ...browser.files,
    ...compressed.flat(),
  ];
}

export const textEntry = (name: string, text: string): ZipEntry => ({
  name,
  contents: new TextEncoder().encode(text),
});

const isScript = ({ name }: ZipEntry): boolean => name.endsWith('.js');

async function compressedForms({ name, contents }: ZipEntry): Promise<readonly ZipEntry[]> {
  const [gz, br] = await Promise.all([
    promisify(gzip)(contents, { level: 9 }),
    promisify(brotliCompress)(contents),
  ]);
  return [
    { name: `${name}.gz`, contents: gz },
    { name: `${name}.br`, contents: br },
  ];
}

async function readData(root: string): Promise<readonly ZipEntry[]> {
  const folder = join(root, CATALOGUE_DATA);
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json.gz'));
  return Promise.all(
    names.map(async (name) => ({
      name: `${CATALOGUE_DATA}/${name}`,
      contents: await readFile(join(folder, name)),
    }))
  );
}

const readPlain = (root: string): Promise<readonly ZipEntry[]> =>
  Promise.all(
    PLAIN_FILES.filter((name) => existsSync(join(root, name))).map(async (name) => ({
      name,
      contents: await readFile(join(root, name)),
    }))
  );
