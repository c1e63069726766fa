import { css } from '@emotion/react';
import type { UseEuiTheme } from '@elastic/eui';
import { BAND_COLORS } from './band_colors';

/** Twelve tactics, as Windows has, fit on a laptop's screen. */
const COLUMN_WIDTH = 110;

/** One style for the whole grid: hundreds of cells carry plain class names, so that painting them is cheap. */
export const matrixStyles = ({ euiTheme, colorMode }: UseEuiTheme) => {
  const mode = colorMode === 'DARK' ? 'dark' : 'light';
  const bands = Object.entries(BAND_COLORS[mode]).map(
    ([band, { background, text }]) =>
      `.attackMatrix__cell--${band} { background: ${background}; color: ${text}; border-color: transparent; }`
  );
  const stripe = euiTheme.colors.lightShade;
  return css`
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(${COLUMN_WIDTH}px, 1fr);
    gap: 6px;
    overflow: auto;
    isolation: isolate;
    /* What is scrolled to must not end up below the sticky headers. */
    scroll-padding-block: 64px 8px;
    min-block-size: 240px;
    max-block-size: 100%;
    padding-block-end: ${euiTheme.size.s};
    font-size: 12px;
    line-height: 15px;

    .attackMatrix__header {
      position: sticky;
      inset-block-start: 0;
      z-index: ${euiTheme.levels.header};
      padding: 6px 4px;
      background: ${euiTheme.colors.backgroundBasePlain};
      border-block-end: 2px solid ${euiTheme.colors.borderBasePlain};
    }
    .attackMatrix__tactic {
      margin: 0;
      font-size: 12px;
      line-height: 15px;
      font-weight: ${euiTheme.font.weight.bold};
      color: ${euiTheme.colors.textHeading};
      min-block-size: 30px;
    }
    .attackMatrix__tacticCounts {
      margin: 0;
      font-size: 11px;
      color: ${euiTheme.colors.textSubdued};
    }
    .attackMatrix__list {
      list-style: none;
      margin: 4px 0 0;
      padding: 0;
      display: flex;
      flex-direction: column;
      gap: 3px;
    }
    .attackMatrix__row {
      display: flex;
      gap: 2px;
    }
    .attackMatrix__subs {
      list-style: none;
      margin: 3px 0 4px;
      padding: 0 0 0 8px;
      border-inline-start: 2px solid ${euiTheme.colors.borderBasePlain};
      display: flex;
      flex-direction: column;
      gap: 3px;
    }
    .attackMatrix__cell {
      position: relative;
      flex: 1 1 auto;
      min-inline-size: 0;
      display: flow-root;
      padding: 4px 5px;
      border: 1px solid ${euiTheme.colors.borderBaseSubdued};
      border-radius: 4px;
      background: ${euiTheme.colors.backgroundBasePlain};
      color: ${euiTheme.colors.textSubdued};
      font: inherit;
      text-align: start;
      overflow-wrap: break-word;
      hyphens: auto;
      cursor: pointer;
    }
    .attackMatrix__count {
      float: inline-end;
      margin-inline-start: 4px;
      font-variant-numeric: tabular-nums;
      font-weight: ${euiTheme.font.weight.semiBold};
    }
    /* In the cell's name, but not on screen: the id, and what the colour says. */
    .attackMatrix__spoken {
      position: absolute;
      inset: 0 auto auto 0;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    ${bands.join('\n')}
    .attackMatrix__cell--unknown {
      background: repeating-linear-gradient(45deg, transparent 0 4px, ${stripe} 4px 6px);
    }
    /* Found by name, and not: paler text would be too pale to read. */
    .attackMatrix__cell--found {
      outline: 2px solid ${euiTheme.colors.borderStrongWarning};
    }
    .attackMatrix__cell--dimmed {
      border-color: ${euiTheme.colors.borderBaseSubdued};
      background: ${euiTheme.colors.backgroundBasePlain};
      color: ${euiTheme.colors.textSubdued};
    }
    .attackMatrix__cell:hover {
      border-color: ${euiTheme.colors.textParagraph};
    }
    .attackMatrix__cell:focus-visible,
    .attackMatrix__expand:focus-visible {
      outline: 2px solid ${euiTheme.colors.primary};
      outline-offset: 1px;
    }
    .attackMatrix__cell[aria-current='true'] {
      box-shadow: 0 0 0 2px ${euiTheme.colors.accent};
    }
    .attackMatrix__expand {
      flex: none;
      inline-size: 21px;
      padding: 0;
      border: 1px solid ${euiTheme.colors.borderBaseSubdued};
      border-radius: 4px;
      background: ${euiTheme.colors.backgroundBaseSubdued};
      color: ${euiTheme.colors.textSubdued};
      font: inherit;
      font-size: 10px;
      cursor: pointer;
    }
  `;
};
