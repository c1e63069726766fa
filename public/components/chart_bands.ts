/** One hue from little to much: on light from pale to strong, on dark from deep to bright. */
export const BLUE_RAMP = {
  light: ['#e3f0fb', '#bcdcf5', '#86bfec', '#4a9bdb', '#1f6fb2', '#0b3f75'],
  dark: ['#12304a', '#17466d', '#1f5f94', '#4a9bdb', '#86bfec', '#d3e9fb'],
} as const;

/** Bands for a heatmap of amounts, one per power of ten; nothing has no colour. */
export function amountBands(dark: boolean) {
  const colors = BLUE_RAMP[dark ? 'dark' : 'light'];
  return colors.map((color, n) => ({
    start: 10 ** n,
    end: n === colors.length - 1 ? Infinity : 10 ** (n + 1),
    color,
  }));
}
