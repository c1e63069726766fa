/**
 * Which of EUI's icons a bundle carries.
 *
 * EUI loads each of its 500 icons by name, so a bundler keeps them all. Here a bundle gets those whose name
 * stands as a string in a file that is part of it: a few too many (`'list'` is also a word), never one too few.
 * They are compiled in, so that none appears a moment late.
 */

/** Icons whose name is nowhere in our source as a whole string. Add here what is put together at run time. */
export const EXTRA_ICONS: readonly string[] = ['empty'];

/** Icon name → module beside the map, like `assets/app_fleet`. */
export type IconAssets = ReadonlyMap<string, string>;

const ICON_ENTRY =
  /^ {2}'?(\w+)'?: (?:withMetadata\()?function \w*\(\) \{\s*return import\('\.\/([\w/]+)'\);/gm;
const SHORT_STRING = /(['"`])([A-Za-z][A-Za-z0-9]*)\1/g;
const ICON_ATTRIBUTE =
  /\b(?:iconType|euiIconType)\s*[=:]\s*\{?\s*(['"`])([\w-]+)\1|<EuiIcon\b[^>]*?\btype=\{?(['"`])([\w-]+)\3/g;

/**
 * @param iconMap - source of EUI's `icon_map.js`
 * @throws Error when the map has another shape than the one known here (a new EUI)
 */
export function parseIconMap(iconMap: string): IconAssets {
  const assets = new Map<string, string>();
  for (const [, name, asset] of iconMap.matchAll(ICON_ENTRY)) {
    if (name !== undefined && asset !== undefined) assets.set(name, asset);
  }
  const imports = iconMap.match(/import\(/g)?.length ?? 0;
  if (assets.size === 0 || assets.size !== imports) {
    throw new Error(`icon_map.js: understood ${assets.size} of ${imports} icons`);
  }
  return assets;
}

/** @returns the icons that a source may ask for, by the strings in it */
export const iconsNamedIn = (source: string, assets: IconAssets): readonly string[] =>
  [...source.matchAll(SHORT_STRING)]
    .map(([, , text]) => text ?? '')
    .filter((text) => assets.has(text));

/** @returns icon names in our own source that EUI does not have and that would show as a broken image */
export const unknownIconsIn = (source: string, assets: IconAssets): readonly string[] =>
  [...source.matchAll(ICON_ATTRIBUTE)]
    .map(([, , attribute, , type]) => attribute ?? type ?? '')
    .filter((name) => !assets.has(name));

/** @returns a module in place of EUI's `icon_map.js`, with the given icons only and no lazy parts */
export function printIconMap(names: Iterable<string>, assets: IconAssets): string {
  const sorted = [...new Set(names)].sort();
  const imports = sorted.map(
    (name, index) => `import { icon as i${index} } from './${assetOf(name, assets)}';`
  );
  const icons = sorted.map((name, index) => `  ${JSON.stringify(name)}: i${index},`);
  return [
    ...imports,
    `export const icons = {\n${icons.join('\n')}\n};`,
    `export const typeToPathMap = Object.fromEntries(`,
    `  Object.entries(icons).map(([name, icon]) => [name, () => Promise.resolve({ icon })])`,
    `);`,
  ].join('\n');
}

const ICON_CACHE = 'var iconComponentCache = {};';

/** @returns EUI's `icon.js` whose cache is filled from the start: icons are there at the first paint */
export function fillIconCache(iconSource: string): string {
  if (!iconSource.includes(ICON_CACHE)) throw new Error('icon.js: no icon cache found');
  return `import { icons as bundledIcons } from './icon_map';\n${iconSource.replace(
    ICON_CACHE,
    'var iconComponentCache = { ...bundledIcons };'
  )}`;
}

function assetOf(name: string, assets: IconAssets): string {
  const asset = assets.get(name);
  if (asset === undefined) throw new Error(`EUI has no icon "${name}"`);
  return asset;
}
