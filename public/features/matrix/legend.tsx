import { useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import { TAG_BANDS } from '../../../common/coverage/bands';
import { BAND_COLORS } from './band_colors';

/** The scale in words and colour; `complete` is false where some cells may be unknown. */
export function Legend({ complete }: { readonly complete: boolean }) {
  const { euiTheme, colorMode } = useEuiTheme();
  const colors = BAND_COLORS[colorMode === 'DARK' ? 'dark' : 'light'];
  const swatch = (background: string) => css`
    inline-size: 14px;
    block-size: 14px;
    border-radius: 3px;
    border: 1px solid ${euiTheme.colors.borderBaseSubdued};
    background: ${background};
  `;
  const stripes = `repeating-linear-gradient(45deg, transparent 0 4px, ${euiTheme.colors.lightShade} 4px 6px)`;
  const entries = TAG_BANDS.map(({ band, from }) => ({
    key: band,
    text: from === 0 ? '0' : from === 100_000 ? '100,000+' : `${from.toLocaleString('en-US')}+`,
    background: band === 'none' ? 'transparent' : colors[band].background,
  }));
  return (
    <ul
      aria-label="Colour scale: tags per technique, one step per power of ten"
      data-test-subj="matrixLegend"
      css={css`
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        color: ${euiTheme.colors.textSubdued};
        li {
          display: flex;
          align-items: center;
          gap: 4px;
        }
      `}
    >
      <li>Tags per technique</li>
      {entries.map(({ key, text, background }) => (
        <li key={key}>
          <span css={swatch(background)} />
          {text}
        </li>
      ))}
      {!complete && (
        <li>
          <span css={swatch(stripes)} />
          unknown
        </li>
      )}
    </ul>
  );
}
