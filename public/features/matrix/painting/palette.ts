import { BLUE_RAMP } from '../../../components/chart_bands';
import type { Paint } from './painting';

export interface PaintColor {
  readonly background: string;
  readonly text: string;
}

export type Mode = 'light' | 'dark';
export type Colors = Readonly<Record<Exclude<Paint, 'none' | 'unknown'>, PaintColor>>;

/** Ramps from little to much. On light from pale to strong, on dark from deep to bright. */
const RAMPS: Readonly<Record<string, Readonly<Record<Mode, readonly string[]>>>> = {
  blue: BLUE_RAMP,
  cividis: {
    light: ['#fbf3c6', '#ecd97c', '#c9b86b', '#9f9a76', '#57657a', '#12305e'],
    dark: ['#12294d', '#2f4468', '#4f5d73', '#9f9a76', '#d2bf66', '#fbe98a'],
  },
  orange: {
    light: ['#fdeadb', '#fbcfa6', '#f5a85f', '#e07f24', '#a9500b', '#662c04'],
    dark: ['#3d2008', '#5e3009', '#86430a', '#e07f24', '#f5a85f', '#fde3c8'],
  },
};

export const PALETTES = Object.keys(RAMPS);

/** One hue for amounts, so that order survives every kind of colour blindness and a printed page. */
export const DEFAULT_PALETTE = 'blue';

/** What the levels do not say: directions and states, in colours that colour-blind people tell apart. */
const NAMED: Readonly<Record<Mode, Readonly<Record<string, string>>>> = {
  light: {
    new: '#0b3f75',
    risen: '#9ccbf0',
    same: '#e9edf3',
    fallen: '#fbcfa6',
    gone: '#8a3f06',
    validated: '#00594b',
    alerted: '#9c3a0a',
    observed: '#1f6fb2',
    configured: '#f0e07a',
    potential: '#cfe5f7',
    blind: '#d9d9de',
    not_assessed: '#ffffff',
    both: '#00594b',
    only_here: '#9ccbf0',
    only_there: '#fbcfa6',
  },
  dark: {
    new: '#d3e9fb',
    risen: '#2a6ea6',
    same: '#2b3648',
    fallen: '#86430a',
    gone: '#fbcfa6',
    validated: '#5fd3bf',
    alerted: '#f2965f',
    observed: '#4a9bdb',
    configured: '#d2bf3f',
    potential: '#1b3f5f',
    blind: '#3a3f4a',
    not_assessed: '#141b29',
    both: '#5fd3bf',
    only_here: '#2a6ea6',
    only_there: '#86430a',
  },
};

const DARK_TEXT = '#06121f';
const LIGHT_TEXT = '#ffffff';

/**
 * Colours of every paint.
 *
 * @param palette - a name of `PALETTES`, or an own gradient: two or three colours `#rrggbb` from little to much, with
 *   dashes between them; what is neither is the default
 */
export function colorsOf(palette: string, mode: Mode): Colors {
  const ramp = RAMPS[palette]?.[mode] ?? ownRamp(palette) ?? RAMPS[DEFAULT_PALETTE]?.[mode] ?? [];
  const colors: Record<string, PaintColor> = {};
  ramp.forEach((background, n) => {
    colors[`level_${n + 1}`] = withText(background);
  });
  for (const [paint, background] of Object.entries(NAMED[mode]))
    colors[paint] = withText(background);
  return colors as unknown as Colors;
}

const GRADIENT = /^#[0-9a-f]{6}(-#[0-9a-f]{6}){1,2}$/i;

export const isPalette = (palette: string): boolean =>
  PALETTES.includes(palette) || GRADIENT.test(palette);

function ownRamp(palette: string): readonly string[] | null {
  if (!GRADIENT.test(palette)) return null;
  const stops = palette.split('-').map(channels);
  return Array.from({ length: 6 }, (_, n) => {
    const at = (n / 5) * (stops.length - 1);
    const from = stops[Math.floor(at)] ?? [0, 0, 0];
    const to = stops[Math.ceil(at)] ?? from;
    const mixed = from.map((value, c) => Math.round(value + ((to[c] ?? value) - value) * (at % 1)));
    return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  });
}

const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** WCAG 2.1 relative luminance of `#rrggbb`. */
export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const withText = (background: string): PaintColor => ({
  background,
  text:
    contrast(background, DARK_TEXT) >= contrast(background, LIGHT_TEXT) ? DARK_TEXT : LIGHT_TEXT,
});
