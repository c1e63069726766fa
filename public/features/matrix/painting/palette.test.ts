import { colorsOf, contrast, isPalette, luminance, PALETTES } from './palette';

describe.each(PALETTES)('palette %s', (palette) => {
  describe.each(['light', 'dark'] as const)('on %s', (mode) => {
    const colors = Object.entries(colorsOf(palette, mode));

    it.each(colors)('%s is readable', (_paint, { background, text }) => {
      expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
    });

    it('goes one way in brightness, so that it can be read without colour', () => {
      const steps = colors
        .filter(([paint]) => paint.startsWith('level_'))
        .map(([, { background }]) => luminance(background));
      expect(steps).toHaveLength(6);
      expect(steps).toEqual([...steps].sort((a, b) => (mode === 'light' ? b - a : a - b)));
    });
  });
});

describe('an own gradient', () => {
  it('runs from the first to the last colour, through the middle', () => {
    const { level_1, level_6 } = colorsOf('#ffffff-#ff0000-#000000', 'light');
    expect([level_1.background, level_6.background]).toEqual(['#ffffff', '#000000']);
    expect([level_1.text, level_6.text]).toEqual(['#06121f', '#ffffff']);
  });

  it.each(['#fff-#000', 'red-blue', '', '#ffffff', 'url(x)-#000000'])('%p is none', (palette) => {
    expect(isPalette(palette)).toBe(false);
    expect(colorsOf(palette, 'light')).toEqual(colorsOf('blue', 'light'));
  });
});
