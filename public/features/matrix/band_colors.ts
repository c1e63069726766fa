import type { TagBand } from '../../../common/coverage/bands';

export interface BandColor {
  readonly background: string;
  readonly text: string;
}

/**
 * One hue from pale to strong (from deep to bright on dark), so that order survives every kind of colour blindness
 * and a printed page. Text on each keeps a contrast of at least 4.5 : 1.
 */
export const BAND_COLORS: Readonly<
  Record<'light' | 'dark', Readonly<Record<Exclude<TagBand, 'none'>, BandColor>>>
> = {
  light: {
    ones: { background: '#e3f0fb', text: '#10243a' },
    tens: { background: '#bcdcf5', text: '#10243a' },
    hundreds: { background: '#86bfec', text: '#0b1b2d' },
    thousands: { background: '#4a9bdb', text: '#06121f' },
    ten_thousands: { background: '#1f6fb2', text: '#ffffff' },
    more: { background: '#0b3f75', text: '#ffffff' },
  },
  dark: {
    ones: { background: '#12304a', text: '#e6f2fc' },
    tens: { background: '#17466d', text: '#e6f2fc' },
    hundreds: { background: '#1f5f94', text: '#ffffff' },
    thousands: { background: '#4a9bdb', text: '#06121f' },
    ten_thousands: { background: '#86bfec', text: '#06121f' },
    more: { background: '#d3e9fb', text: '#06121f' },
  },
};
