import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Loader, type OnLoadArgs, type OnLoadResult, type Plugin, transform } from 'esbuild';
import { isLeftOut, leftOutImports } from './chart_types';
import { withoutEvaluation } from './code_evaluation';
import { fillIconCache, type IconAssets, printIconMap, unknownIconsIn } from './icons';
import { renameChartClasses, renameChartStyles, renameEuiClasses } from './rename_classes';

export interface LibrariesOptions {
  readonly root: string;
  readonly assets: IconAssets;
  /** Names of the icons to compile in. */
  readonly icons: Iterable<string>;
}

/** The build of EUI made for bundlers: ES modules, no prop types, shared helpers. */
export const EUI_BUILD = '@elastic/eui/optimize/es';
export const ICON_MAP = `${EUI_BUILD}/components/icon/icon_map.js`;

/** Where a package's whole is replaced by the part that we use. */
const ALIASES: Readonly<Record<string, string>> = {
  '@elastic/eui': `node_modules/${EUI_BUILD}/index.js`,
  'moment-timezone':
    'node_modules/moment-timezone/builds/moment-timezone-with-data-10-year-range.js',
  // charts would take the CommonJS form beside EUI's
  'chroma-js': 'node_modules/chroma-js/index.js',
  refractor: 'scripts/bundle/stand_ins/refractor.ts',
  '@elastic/prismjs-esql': 'scripts/bundle/stand_ins/refractor.ts',
};

/** Charts measures text in its own font and shows it in the page's: both have to be the same. */
const CHART_FONT = 'Inter, BlinkMacSystemFont';
const KIBANA_7_FONT = 'Inter, "Inter UI", BlinkMacSystemFont';

const CHARTS = /node_modules\/@elastic\/charts\/dist\//;
const EUI = /node_modules\/@elastic\/eui/;
/** Messages of zod in 50 languages; the English ones are what it speaks unless told otherwise. */
const ZOD_LANGUAGE = /\/node_modules\/zod\/v4\/locales\/(?!en\.|index\.)/;
/** Takes Node's Buffer for granted. */
const NODE_BUFFER = /\/node_modules\/winevtx\//;
const PACKAGE = /\/node_modules\//;

/** Fits the libraries that we ship to a page that another EUI owns; see the files beside this one. */
export const librariesPlugin = (options: LibrariesOptions): Plugin => ({
  name: 'libraries',
  setup(build) {
    for (const [name, path] of Object.entries(ALIASES)) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({
        path: join(options.root, path),
        sideEffects: name === 'moment-timezone',
      }));
    }
    build.onLoad({ filter: /\.css$/ }, loadStyles);
    build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, (args) => loadCode(args, options));
  },
});

async function loadStyles({ path }: OnLoadArgs): Promise<OnLoadResult> {
  const css = await readFile(path, 'utf8');
  const renamed = CHARTS.test(path) ? renameChartStyles(css) : renameEuiClasses(css);
  const { code } = await transform(renamed, { loader: 'css', minify: true });
  return { contents: code, loader: 'text' };
}

async function loadCode(args: OnLoadArgs, options: LibrariesOptions): Promise<OnLoadResult> {
  const path = args.path.replaceAll('\\', '/');
  const loader = loaderOf(path);
  if (path.endsWith(ICON_MAP)) {
    return { contents: printIconMap(options.icons, options.assets), loader };
  }
  if (ZOD_LANGUAGE.test(path)) return { contents: 'export default () => ({});', loader };
  const source = await readFile(args.path, 'utf8');
  if (!PACKAGE.test(path)) return loadOurs(source, loader, options.assets);
  if (EUI.test(path)) {
    const icon = path.endsWith(`${EUI_BUILD}/components/icon/icon.js`);
    const own = renameEuiClasses(icon ? fillIconCache(source) : source);
    return { contents: withSingleFunctions(own), loader };
  }
  if (CHARTS.test(path)) {
    const own = renameChartClasses(source).replace(CHART_FONT, KIBANA_7_FONT);
    return { contents: isLeftOut(path) ? 'module.exports = {};' : own, loader };
  }
  const own = NODE_BUFFER.test(path) ? `import { Buffer } from 'buffer';\n${source}` : source;
  return { contents: withoutEvaluation(own), loader };
}

function loadOurs(source: string, loader: Loader, assets: IconAssets): OnLoadResult {
  const errors = [
    ...unknownIconsIn(source, assets).map((name) => `EUI has no icon "${name}"`),
    ...leftOutImports(source).map((name) => `the chart "${name}" is not part of the bundle`),
  ];
  return {
    contents: renameChartClasses(renameEuiClasses(source)),
    loader,
    errors: errors.map((text) => ({ text })),
  };
}

function loaderOf(path: string): Loader {
  if (path.endsWith('.tsx')) return 'tsx';
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return 'jsx';
}

const WHOLE_LODASH = /import \{([\w\s,]+)\} from ['"]lodash['"];/g;

/** lodash as a whole can't be taken apart either, its single functions can be had one by one. */
const withSingleFunctions = (source: string): string =>
  source.replace(WHOLE_LODASH, (_line, names: string) =>
    names
      .split(',')
      .map((name) => name.trim())
      .map((name) => `import ${name} from 'lodash/${name}';`)
      .join('\n')
  );
