import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

export interface ServerBundle {
  readonly code: Uint8Array;
  readonly metafile: Metafile;
}

/**
 * What today's libraries (zod above all) expect and Kibana 7.10's Node 10 lacks. Kibana 7.10 adds the three
 * methods itself; then, and on every newer Node, none of this does anything.
 */
const PRELUDE = `
if (typeof globalThis === 'undefined') global.globalThis = global;
(function (add) {
  add(Object, 'fromEntries', function (entries) {
    const object = {};
    for (const [key, value] of entries) object[key] = value;
    return object;
  });
  add(Array.prototype, 'flat', function (depth = 1) {
    return this.reduce(
      (all, item) => all.concat(Array.isArray(item) && depth > 1 ? item.flat(depth - 1) : item),
      []
    );
  });
  add(Array.prototype, 'flatMap', function (map, self) {
    return this.map(map, self).flat();
  });
})(function (target, name, value) {
  if (!target[name]) Object.defineProperty(target, name, { value, configurable: true, writable: true });
});
`;

/**
 * Bundles the server into one CommonJS file that Kibana 7.10's Node 10 understands.
 * `__dirname` in `server/*.ts` means the same as in the checkout, since the file is `server/index.js`.
 *
 * @param entry - the server's entry, relative to the checkout
 */
export async function bundleServer(root: string, entry = 'server/index.ts'): Promise<ServerBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, entry)],
    outfile: 'index.js',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node10',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    banner: { js: PRELUDE },
    metafile: true,
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry} was not built`);
  return { code: file.contents, metafile };
}
