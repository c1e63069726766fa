import { css } from '@emotion/react';
import type { UseEuiTheme } from '@elastic/eui';
import { colorsOf } from './painting/palette';

/** Twelve tactics, as Windows has, fit on a laptop's screen. */
const COLUMN_WIDTH = 110;

/** One style for the whole grid: hundreds of cells carry plain class names, so that painting them is cheap. */
export const matrixStyles = ({ euiTheme, colorMode }: UseEuiTheme, palette: string) => {
  const mode = colorMode === 'DARK' ? 'dark' : 'light';
  const paints = Object.entries(colorsOf(palette, mode)).map(
    ([paint, { background, text }]) =>
      `.attackMatrix__cell--${paint} { background: ${background}; color: ${text}; border-color: transparent; }`
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
      padding: 6px 2px;
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
    .attackMatrix__markAll {
      padding: 0;
      border: none;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    .attackMatrix__markAll:hover {
      text-decoration: underline;
    }
    .attackMatrix__tacticCounts {
      margin: 0;
      font-size: 10.5px;
      white-space: nowrap;
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
    /* What is scrolled out of sight is neither laid out nor painted. The padding is for outlines, which would be cut off. */
    &.attackMatrix--flat .attackMatrix__item {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 41px;
      margin: -4px;
      padding: 4px;
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
    ${paints.join('\n')}
    /* States and directions are no amounts: patterns tell them apart without colour. */
    .attackMatrix__cell--blind,
    .attackMatrix__cell--not_assessed {
      border: 1px dashed ${euiTheme.colors.borderBasePlain};
    }
    .attackMatrix__cell--validated,
    .attackMatrix__cell--new {
      border-inline-start: 4px double currentcolor;
    }
    .attackMatrix__cell--alerted,
    .attackMatrix__cell--gone {
      border-inline-start: 4px dotted currentcolor;
    }
    .attackMatrix__id {
      font-size: 10px;
      opacity: 0.85;
      margin-inline-end: 4px;
    }
    .attackMatrix__bar {
      position: absolute;
      inset-block-end: 0;
      inset-inline-start: 0;
      block-size: 3px;
      border-radius: 0 2px 0 4px;
      background: currentcolor;
    }
    .attackMatrix__cell[aria-pressed='true'] {
      outline: 2px solid ${euiTheme.colors.primary};
      outline-offset: -1px;
    }
    .attackMatrix__cell[aria-pressed='true']::after {
      content: '✓';
      position: absolute;
      inset: -4px -3px auto auto;
      inline-size: 13px;
      block-size: 13px;
      line-height: 13px;
      font-size: 10px;
      text-align: center;
      border-radius: 50%;
      background: ${euiTheme.colors.primary};
      color: ${euiTheme.colors.textInverse};
    }
    &.attackMatrix--side .attackMatrix__item {
      display: flex;
      gap: 2px;
      align-items: flex-start;
    }
    &.attackMatrix--side .attackMatrix__item > * {
      flex: 1 1 0;
      min-inline-size: ${COLUMN_WIDTH}px;
    }
    &.attackMatrix--side .attackMatrix__subs {
      margin: 0;
    }
    &.attackMatrix--compact {
      grid-auto-columns: minmax(74px, 1fr);
    }
    &.attackMatrix--compact .attackMatrix__list,
    &.attackMatrix--compact .attackMatrix__subs {
      flex-flow: row wrap;
      align-content: flex-start;
    }
    &.attackMatrix--compact .attackMatrix__item {
      display: contents;
    }
    &.attackMatrix--compact .attackMatrix__cell {
      flex: none;
      inline-size: 22px;
      block-size: 22px;
      padding: 0;
      overflow: hidden;
      border-radius: 3px;
    }
    &.attackMatrix--compact .attackMatrix__name,
    &.attackMatrix--compact .attackMatrix__id,
    &.attackMatrix--compact .attackMatrix__count,
    &.attackMatrix--compact .attackMatrix__expand {
      display: none;
    }
    &.attackMatrix--compact .attackMatrix__subs {
      margin: 0;
      padding-inline-start: 3px;
    }
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
    .attackMatrix__markAll:focus-visible,
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
