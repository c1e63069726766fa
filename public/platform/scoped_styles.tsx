import { css, Global } from '@emotion/react';
import { euiFocusRing, euiFontSize, euiScrollBarStyles, useEuiTheme } from '@elastic/eui';

/**
 * What EUI's global styles do for a whole page, for our elements only. `:where` keeps the weight of each rule
 * at that of its element, so that any class of a component wins, as it does against the real global styles.
 */
export const ScopedStyles = () => {
  const theme = useEuiTheme();
  const { euiTheme } = theme;
  const { fontSize, lineHeight } = euiFontSize(theme, 's');
  const font = css`
    font-family: ${euiTheme.font.family};
    font-size: ${fontSize};
    line-height: ${lineHeight};
    font-weight: ${euiTheme.font.weight.regular};
  `;
  return (
    <Global
      styles={css`
        :where(.attackCoverage) {
          ${font}
          ${euiScrollBarStyles(theme)}
          color: ${euiTheme.colors.textParagraph};
          font-kerning: normal;
          letter-spacing: normal;

          *,
          *::before,
          *::after {
            box-sizing: border-box;
          }
          & :is(h1, h2, h3, h4, h5, h6, p, dl, dt, dd, ol, ul, li, figure, fieldset, pre) {
            margin: 0;
            padding: 0;
            border: none;
          }
          & :is(blockquote, table, caption, thead, tbody, tfoot, tr, th, td, form, legend, label) {
            margin: 0;
            padding: 0;
            border: none;
            vertical-align: baseline;
          }
          & :is(h1, h2, h3, h4, h5, h6, p, label, legend, th) {
            font: inherit;
            letter-spacing: inherit;
          }
          & :is(ol, ul) {
            list-style: none;
          }
          table {
            border-collapse: collapse;
            border-spacing: 0;
          }
          & :is(input, textarea, select) {
            ${font}
            margin: 0;
            padding: 0;
          }
          button {
            margin: 0;
            padding: 0;
            border: none;
            border-radius: 0;
            background: none;
            color: inherit;
            font-family: ${euiTheme.font.family};
            font-size: inherit;
          }
          & :is(a[href], button, [role='button']) {
            cursor: pointer;
          }
          a {
            color: ${euiTheme.colors.textPrimary};
            text-decoration: none;
          }
          & :is(code, pre, kbd, samp) {
            font-family: ${euiTheme.font.familyCode};
          }
          strong {
            font-weight: ${euiTheme.font.weight.bold};
          }
          em {
            font-style: italic;
          }
          hr {
            margin: 0;
          }
          *:focus {
            ${euiFocusRing(theme)}
          }
        }
        /* Kibana 7 animates a focus ring of its own around whatever is not EUI's, our own buttons among it. */
        .attackCoverage :focus:not([class^='eui']):not(.kbn-resetFocusState) {
          animation: none !important;
        }
        :where(.attackCoverage--page) {
          min-height: var(
            --kbn-application--content-height,
            calc(100vh - var(--attackCoverageTop, 0px))
          );
          width: 100%;
          background-color: ${euiTheme.colors.body};
        }
      `}
    />
  );
};
