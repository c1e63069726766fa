import { BAND_COLORS } from './band_colors';

/** WCAG 2.1 relative luminance of `#rrggbb`. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

describe.each(['light', 'dark'] as const)('band colours, %s', (mode) => {
  const colors = Object.entries(BAND_COLORS[mode]);

  it.each(colors)('%s is readable', (_band, { background, text }) => {
    expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
  });

  it('goes one way in brightness, so that it can be read without colour', () => {
    const steps = colors.map(([, { background }]) => luminance(background));
    const sorted = [...steps].sort((a, b) => (mode === 'light' ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});
