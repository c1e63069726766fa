import type { BuildOptions } from 'esbuild';

/** A file of a bundle, by its name in the folder that it is served from. */
export interface BundledFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** What every file for the browser has in common. */
export const BROWSER = {
  bundle: true,
  platform: 'browser',
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: {},
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.EVTX_DEBUG': '"0"',
    global: 'globalThis',
  },
} satisfies BuildOptions;
