import type { MatrixView, TechniqueView } from '../../../../common/coverage/matrix_view';
import type { Paint, Painting } from '../painting/painting';
import type { Colors } from '../painting/palette';

export interface MatrixPicture {
  readonly view: MatrixView;
  readonly painting: Painting;
  readonly colors: Colors;
  /** Whether a technique's sub-techniques are drawn. */
  readonly expanded: (id: string) => boolean;
  readonly showId: boolean;
  /** Heading and the lines below it: range, filter, release. */
  readonly title: string;
  readonly lines: readonly string[];
}

const COLUMN = 128;
const GAP = 6;
const MARGIN = 16;
const LINE = 12;
/** Characters that fit into a cell's line, by and large: SVG does not wrap. */
const CELL_CHARACTERS = 22;
const HEADER = 44;

/** The matrix as a picture that stands by itself: title, colours explained, every cell with its number. */
export function buildMatrixSvg(picture: MatrixPicture): string {
  const { view, title, lines } = picture;
  const top = MARGIN + 24 + lines.length * 16 + 28;
  const columns = view.tactics.map((tactic, n) => drawColumn(picture, tactic, n, top));
  const width = Math.max(720, MARGIN * 2 + view.tactics.length * (COLUMN + GAP) - GAP);
  const height = Math.max(top + HEADER, ...columns.map(({ bottom }) => bottom)) + MARGIN;
  const head = [
    text(MARGIN, MARGIN + 14, title, 'font-size="16" font-weight="bold"'),
    ...lines.map((line, n) =>
      text(MARGIN, MARGIN + 34 + n * 16, line, 'font-size="11" fill="#516381"')
    ),
    drawLegend(picture, top - 16),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, 'Segoe UI', Arial, sans-serif" font-size="10" fill="#07101f">`,
    '<defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="6" fill="#fff"/><rect x="4" width="2" height="6" fill="#cad3e2"/></pattern></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...head,
    ...columns.map(({ svg }) => svg),
    '</svg>',
  ].join('\n');
}

function drawColumn(
  picture: MatrixPicture,
  tactic: MatrixView['tactics'][number],
  n: number,
  top: number
): { readonly svg: string; readonly bottom: number } {
  const x = MARGIN + n * (COLUMN + GAP);
  const parts = wrap(tactic.name, 20).map((line, at) =>
    text(x, top + 10 + at * LINE, line, 'font-weight="bold" font-size="11"')
  );
  parts.push(
    text(
      x,
      top + 36,
      `${tactic.observed} / ${tactic.shown} · ${tactic.tags} tags`,
      'font-size="9" fill="#516381"'
    )
  );
  let y = top + HEADER;
  for (const technique of tactic.techniques) {
    y = drawCell(picture, technique, x, y, COLUMN, parts);
    if (!picture.expanded(technique.technique.id)) continue;
    for (const sub of technique.sub_techniques) {
      y = drawCell(picture, sub, x + 10, y, COLUMN - 10, parts);
    }
  }
  return { svg: parts.join('\n'), bottom: y };
}

/** @returns where the next cell begins */
function drawCell(
  { painting, colors, showId }: MatrixPicture,
  { technique }: Pick<TechniqueView, 'technique'>,
  x: number,
  y: number,
  width: number,
  parts: string[]
): number {
  const cell = painting.cells.get(technique.id);
  const paint = cell?.paint ?? 'none';
  const color = colorOf(paint, colors);
  const name = showId ? `${technique.id} ${technique.name}` : technique.name;
  const shown = cell?.shown ?? null;
  const lines = wrap(name, CELL_CHARACTERS - (width < COLUMN ? 2 : 0));
  const rows = lines.length + (shown !== null && (lines.at(-1) ?? '').length > 15 ? 1 : 0);
  const height = rows * LINE + 6;
  parts.push(
    `<g><title>${escape(`${technique.id} ${technique.name}: ${cell?.words ?? 'not counted'}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${color.background}" stroke="#cad3e2"/>`,
    ...lines.map((line, n) => text(x + 5, y + 12 + n * LINE, line, `fill="${color.text}"`))
  );
  if (shown !== null) {
    parts.push(
      text(
        x + width - 5,
        y + height - 6,
        shown,
        `text-anchor="end" font-weight="600" fill="${color.text}"`
      )
    );
  }
  parts.push('</g>');
  return y + height + 3;
}

function drawLegend({ painting, colors }: MatrixPicture, y: number): string {
  let x = MARGIN;
  const parts = [text(x, y, painting.title, 'font-size="11"')];
  x += painting.title.length * 6 + 16;
  for (const { paint, text: label } of painting.legend) {
    const { background } = colorOf(paint, colors);
    parts.push(
      `<rect x="${x}" y="${y - 9}" width="11" height="11" rx="2" fill="${background}" stroke="#98a8c3"/>`,
      text(x + 15, y, label, 'font-size="10" fill="#516381"')
    );
    x += 15 + label.length * 5.6 + 14;
  }
  return parts.join('\n');
}

function colorOf(paint: Paint, colors: Colors): { background: string; text: string } {
  if (paint === 'none') return { background: '#ffffff', text: '#516381' };
  if (paint === 'unknown') return { background: 'url(#unknown)', text: '#516381' };
  return colors[paint];
}

/** Cuts at spaces; what is longer than a line is cut where the line ends. */
function wrap(words: string, characters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      for (let at = 0; at < word.length; at += characters)
        lines.push(word.slice(at, at + characters));
    }
  }
  return lines;
}

const text = (x: number, y: number, content: string, attributes: string): string =>
  `<text x="${Math.round(x)}" y="${y}" ${attributes}>${escape(content)}</text>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters are no part of XML at all. */
const escape = (content: string): string =>
  content
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
