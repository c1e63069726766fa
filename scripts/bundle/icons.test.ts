import { readFileSync } from 'node:fs';
import { EXTRA_ICONS, fillIconCache, iconsNamedIn, parseIconMap } from './icons';
import { printIconMap, unknownIconsIn } from './icons';

const euiIcons = 'node_modules/@elastic/eui/optimize/es/components/icon';
const assets = parseIconMap(readFileSync(`${euiIcons}/icon_map.js`, 'utf8'));

describe('icons of a bundle', () => {
  it("reads EUI's own map", () => {
    expect(assets.size).toBeGreaterThan(400);
    expect(assets.get('agentApp')).toBe('assets/app_fleet');
    expect(EXTRA_ICONS.filter((name) => !assets.has(name))).toEqual([]);
  });

  it('refuses a map that it does not understand', () => {
    expect(() => parseIconMap('export var x = { cross: () => import("./assets/cross") }')).toThrow(
      'understood 0 of 1'
    );
  });

  it('takes every string that is a name of an icon', () => {
    const source = `<EuiButton iconType="cross" />; const open = isOpen ? 'eye' : "nothing";`;
    expect(iconsNamedIn(source, assets)).toEqual(['cross', 'eye']);
  });

  it.each([
    ['<EuiButton iconType="crosss" />', ['crosss']],
    [`{ iconType: 'no_such' }`, ['no_such']],
    ['<EuiIcon size="m" type="nope" />', ['nope']],
    ['<EuiButton iconType="cross" type="submit" />', []],
  ])('finds misspelt icons in %s', (source, unknown) => {
    expect(unknownIconsIn(source, assets)).toEqual(unknown);
  });

  it('prints a map without lazy parts, in a fixed order', () => {
    const printed = printIconMap(['eye', 'cross', 'eye'], assets);
    expect(printed).toContain(`import { icon as i0 } from './assets/cross';`);
    expect(printed).toContain(`"eye": i1`);
    expect(printed).not.toContain('import(');
    expect(() => printIconMap(['nope'], assets)).toThrow('no icon "nope"');
  });

  it("fills the cache of EUI's own icon component", () => {
    const filled = fillIconCache(readFileSync(`${euiIcons}/icon.js`, 'utf8'));
    expect(filled).toContain('var iconComponentCache = { ...bundledIcons };');
    expect(() => fillIconCache('')).toThrow('no icon cache');
  });
});
