import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import type { BundledFile } from './browser';

/** One line of the report; sizes in bytes. */
export interface PackageSize {
  readonly name: string;
  readonly bytes: number;
}

/** @returns minified bytes per package, biggest first; our own files are counted as `(own)` */
export function sizeByPackage({ outputs }: Metafile): readonly PackageSize[] {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(path) ?? '(own)';
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** @returns name of the npm package that a bundled file is from; undefined for a file of ours */
export function packageOf(path: string): string | undefined {
  const inside = path.split('node_modules/').at(-1);
  if (inside === undefined || inside === path) return undefined;
  const [first = '', second = ''] = inside.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** @returns bytes of the files as a browser loads them */
export const gzipBytes = (files: readonly BundledFile[]): number =>
  files.reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0);
