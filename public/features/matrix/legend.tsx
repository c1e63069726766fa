import { useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import type { Painting } from './painting/painting';
import { colorsOf } from './painting/palette';

export interface LegendProps {
  readonly painting: Pick<Painting, 'title' | 'legend'>;
  readonly palette: string;
}

/** The scale in words and colour. */
export function Legend({ painting: { title, legend }, palette }: LegendProps) {
  const { euiTheme, colorMode } = useEuiTheme();
  const colors = colorsOf(palette, colorMode === 'DARK' ? 'dark' : 'light');
  const stripes = `repeating-linear-gradient(45deg, transparent 0 4px, ${euiTheme.colors.lightShade} 4px 6px)`;
  const backgroundOf = (paint: Painting['legend'][number]['paint']) =>
    paint === 'none' ? 'transparent' : paint === 'unknown' ? stripes : colors[paint].background;
  return (
    <ul
      aria-label={`Colours: ${title}`}
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
        span {
          inline-size: 14px;
          block-size: 14px;
          border-radius: 3px;
          border: 1px solid ${euiTheme.colors.borderBaseSubdued};
        }
      `}
    >
      <li>{title}</li>
      {legend.map(({ paint, text }) => (
        <li key={text}>
          <span style={{ background: backgroundOf(paint) }} />
          {text}
        </li>
      ))}
    </ul>
  );
}
