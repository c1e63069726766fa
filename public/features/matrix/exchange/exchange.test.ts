import { readNavigatorLayer } from '../../../../common/exports/navigator_layer';
import { buildMatrixView } from '../../../../common/coverage/matrix_view';
import { CATALOGUE, coverage } from '../../../components/testing/fake_answers';
import { paintMatrix } from '../painting/paint_matrix';
import { colorsOf } from '../painting/palette';
import { type ExportedMatrix, exportCsv, exportLayer } from './export_matrix';
import { buildMatrixSvg } from './matrix_svg';
import { toOverlay } from './use_overlays';

const counts = coverage();
const view = buildMatrixView(CATALOGUE, counts, { platform: 'Windows', tactics: [] });
const NOTHING = { before: undefined, details: undefined, facts: undefined };
const paint = (overlay?: ReturnType<typeof imported>) =>
  paintMatrix(view, {
    ...NOTHING,
    color_by: overlay === undefined ? 'tags' : 'compare',
    bar_by: 'none',
    scale: 'log',
    coverage: counts,
    overlays: overlay === undefined ? [] : [overlay],
    formatTime: String,
  });
const matrix = (changes: Partial<ExportedMatrix> = {}): ExportedMatrix => ({
  catalogue: CATALOGUE,
  view,
  painting: paint(),
  colors: colorsOf('blue', 'light'),
  platform: 'Windows',
  range: counts.range,
  query: '',
  address: 'http://localhost/app',
  only: null,
  ...changes,
});
const imported = (text: string) => {
  const { id, overlay } = toOverlay(text, CATALOGUE);
  return { ...overlay, id, at: '', by: null };
};

describe('exports of the matrix', () => {
  it('are a table with each technique once', () => {
    const [header, ...rows] = exportCsv(matrix()).trim().split('\r\n');
    expect(header).toContain('technique_id,technique,tactics');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['T1055', 'T1055.001', 'T1112']);
    expect(rows[0]).toContain('Privilege Escalation; Defense Evasion');
    expect(rows[0]).toContain(',42,12,42,"42 tags (12 own, 30 in sub-techniques)"');
  });

  it('are about the selection where there is one', () => {
    expect(
      exportCsv(matrix({ only: new Set(['T1112']) }))
        .trim()
        .split('\r\n')
    ).toHaveLength(2);
  });

  it('are a layer whose scores are the tags of each technique itself', () => {
    const { techniques } = readNavigatorLayer(exportLayer(matrix()));
    expect(techniques.map(({ id, score }) => [id, score])).toEqual([
      ['T1055', 12],
      ['T1055.001', 30],
    ]);
  });

  it('give the same picture when a layer is brought back', () => {
    const layer = exportLayer(matrix());
    const { cells } = paint(imported(layer));
    // What had tags has tags and is in the layer, with the same score; T1112 is in neither.
    expect([...cells].map(([id, { paint: shown, words }]) => [id, shown, words])).toEqual([
      ['T1055', 'both', expect.stringContaining('in the layer with score 12')],
      ['T1055.001', 'both', expect.stringContaining('in the layer with score 30')],
      ['T1112', 'none', 'no tags, not in the layer'],
    ]);
  });

  it('are a picture with every cell, and nothing of it is markup', () => {
    const svg = buildMatrixSvg({
      view,
      painting: paint(),
      colors: colorsOf('blue', 'light'),
      expanded: () => true,
      showId: true,
      title: 'A <b> & "c"',
      lines: ['line\u0000'],
    });
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(document.querySelector('parsererror')).toBeNull();
    expect(document.querySelectorAll('g > title')).toHaveLength(5);
    expect(svg).toContain('A &lt;b&gt; &amp; &quot;c&quot;');
  });
});

describe('toOverlay', () => {
  const layer = (changes: object) =>
    JSON.stringify({
      name: 'x',
      domain: 'enterprise-attack',
      versions: { layer: '4.5', attack: '16' },
      techniques: [
        { techniqueID: 'T1093', score: 3 },
        { techniqueID: 'T1175', score: 1 },
        { techniqueID: 'T1112', score: 2 },
      ],
      ...changes,
    });

  it('marks former ids under those of today, and says what it cannot place', () => {
    const { overlay, notes } = toOverlay(layer({}), CATALOGUE);
    expect(overlay.techniques.map(({ id }) => id)).toEqual(['T1112', 'T1055', 'T1175'].sort());
    expect(notes).toEqual([
      'The layer was made for ATT&CK 16, the matrix shows 18.',
      'Revoked ids stand under their successors: T1093 → T1055.',
      'Not in ATT&CK enterprise 18.1: T1175.',
    ]);
  });

  it('explains another domain', () => {
    expect(toOverlay(layer({ domain: 'ics-attack' }), CATALOGUE).notes[0]).toContain(
      'about ATT&CK ics'
    );
  });
});
