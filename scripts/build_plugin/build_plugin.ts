import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type KibanaVersion, parseKibanaVersion } from './kibana_version';
import { type BaseManifest, buildManifest, parseBaseManifest } from './manifest';
import { buildPluginFiles, type PluginSources, textEntry } from './plugin_files';
import { writeZip, type ZipEntry } from './write_zip';

export interface BuildOptions extends PluginSources {
  readonly kibanaVersions: readonly string[];
  /** Folder that the zips are written to. */
  readonly out: string;
}

const packageSchema = z.object({ version: z.string(), license: z.string() });
type PluginPackage = z.output<typeof packageSchema>;

/**
 * Makes one installable zip for each of the given versions of Kibana.
 *
 * @returns paths of the zips, in the order of the versions
 * @throws Error when a version is not supported, before anything is built
 */
export async function buildPlugin(options: BuildOptions): Promise<readonly string[]> {
  const versions = options.kibanaVersions.map(parseKibanaVersion);
  const { root, out } = options;
  const base = parseBaseManifest(await readFile(join(root, 'kibana.json'), 'utf8'));
  const own = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const files = await buildPluginFiles(options);
  const zips: string[] = [];
  for (const kibana of versions) {
    const path = join(out, `${base.id}-${own.version}-${kibana.text}.zip`);
    await writeZip(path, inPluginFolder(base, [...files, ...describe(base, own, kibana)]));
    zips.push(path);
  }
  return zips;
}

const describe = (base: BaseManifest, own: PluginPackage, kibana: KibanaVersion): ZipEntry[] => [
  textEntry('kibana.json', print(buildManifest(base, own.version, kibana))),
  textEntry(
    'package.json',
    print({ name: base.id, version: own.version, private: true, license: own.license })
  ),
];

const print = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const inPluginFolder = ({ id }: BaseManifest, files: readonly ZipEntry[]): readonly ZipEntry[] =>
  files.map(({ name, contents }) => ({ name: `kibana/${id}/${name}`, contents }));
