import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
});

export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Text of the licence and notice files; empty where the package has none. */
  readonly text: string;
}

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/** @returns folders of the packages of which at least a part went into the outputs, sorted */
export function bundledPackageFolders(metafiles: readonly Metafile[]): readonly string[] {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => PACKAGE_FOLDER.exec(path)?.[1]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** Reads name, version and licence of a bundled package from its own files. */
export async function readThirdParty(root: string, folder: string): Promise<ThirdParty> {
  const path = join(root, folder);
  const parsed = packageSchema.parse(
    JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  );
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name));
  const names = files.map(({ name }) => name).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
  const { name, version, license } = parsed;
  const licence = typeof license === 'object' ? license.type : license;
  return {
    name,
    version,
    licence: licence ?? 'not stated',
    text: texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n'),
  };
}

/** Two versions of a package are two entries; the same version in two folders is one. */
export function printThirdParty(packages: readonly ThirdParty[]): string {
  const byTitle = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sections = [...byTitle]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { licence, text }]) => `${title}\nLicence: ${licence}\n\n${text}`.trim());
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['Software that is bundled with this plugin.', ...sections].join(rule)}\n`;
}
