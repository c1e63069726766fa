import type { TechniqueId } from '../../../../common/attack/ids';
import { buildMatrixView } from '../../../../common/coverage/matrix_view';
import type { CoverageDetailsResponse } from '../../../../common/http/coverage_details';
import type { FactsResponse, TechniqueFacts } from '../../../../common/http/facts';
import { CATALOGUE, coverage } from '../../../components/testing/fake_answers';
import { paintMatrix, type PaintInput } from './paint_matrix';

const RANGE = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z' };
const detail = (id: string, hosts: number, first_seen: string, last_seen: string) => ({
  id: id as TechniqueId,
  hosts: { count: hosts, at_least: false },
  rules: { count: 1, at_least: false },
  first_seen,
  last_seen,
  sparkline: [],
});
const details = (changes: Partial<CoverageDetailsResponse> = {}): CoverageDetailsResponse => ({
  range: RANGE,
  histogram: { interval_ms: 1, starts_ms: [] },
  techniques: [
    detail('T1055', 3, '2026-01-02T00:00:00.000Z', '2026-01-30T23:30:00.000Z'),
    detail('T1055.001', 7, '2026-01-01T00:00:00.000Z', '2026-01-20T00:00:00.000Z'),
  ],
  incomplete: [],
  requests: [],
  ...changes,
});
const fact = (id: string, changes: Partial<TechniqueFacts>): TechniqueFacts => ({
  id: id as TechniqueId,
  state: 'blind',
  potential: 'no',
  configured: 'not_assessed',
  observed: 'no',
  alerted: 'not_assessed',
  validated: 'not_assessed',
  components: null,
  visibility: null,
  ...changes,
});
const facts = (...techniques: TechniqueFacts[]): FactsResponse => ({
  range: RANGE,
  catalogue: { domain: 'enterprise', version: '18.1' },
  techniques,
  components: [],
  hosts: null,
  hosts_at_least: false,
  incomplete: [],
  reason: null,
  requests: [],
});
const components = (arriving: number, needed: number) => ({
  needed,
  arriving,
  arriving_ids: [],
  missing_ids: [],
  unknown_ids: [],
});

const paint = (changes: Partial<PaintInput>) => {
  const input: PaintInput = {
    color_by: 'tags',
    bar_by: 'none',
    scale: 'log',
    coverage: coverage(),
    before: undefined,
    details: undefined,
    facts: undefined,
    overlays: [],
    formatTime: (time) => time.slice(0, 10),
    ...changes,
  };
  const view = buildMatrixView(CATALOGUE, input.coverage ?? null, {
    platform: 'Windows',
    tactics: [],
  });
  return paintMatrix(view, input);
};
const cell = (changes: Partial<PaintInput>, id = 'T1055') => paint(changes).cells.get(id);

describe('paintMatrix', () => {
  it('colours tags with those of sub-techniques, one level per power of ten', () => {
    expect(cell({})).toEqual({
      paint: 'level_2',
      shown: '42',
      words: '42 tags (12 own, 30 in sub-techniques)',
      bar: null,
    });
    expect(cell({}, 'T1112')).toMatchObject({ paint: 'none', shown: null, words: 'no tags' });
  });

  it('takes the largest number as the end of a linear scale', () => {
    expect(cell({ scale: 'linear' })).toMatchObject({ paint: 'level_6' });
    expect(cell({ scale: 'linear' }, 'T1055.001')).toMatchObject({ paint: 'level_5' });
  });

  it('does not call unknown what was counted, nor none what is unknown', () => {
    const failed = coverage({ failed: 'it timed out' });
    expect(cell({ coverage: failed })).toMatchObject({ words: expect.stringMatching(/^at least/) });
    expect(cell({ coverage: failed }, 'T1112')).toMatchObject({ paint: 'unknown', shown: '?' });
    expect(paint({ coverage: failed }).legend.at(-1)).toEqual({
      paint: 'unknown',
      text: 'unknown',
    });
  });

  it('waits for what it needs', () => {
    for (const color_by of [
      'hosts',
      'rules',
      'first_seen',
      'change',
      'state',
      'potential',
    ] as const) {
      expect(cell({ color_by })).toMatchObject({ paint: 'none', words: 'not counted yet' });
    }
  });

  it('never adds hosts up: of a roll-up the largest part is known', () => {
    expect(cell({ color_by: 'hosts', details: details() })).toMatchObject({
      shown: '7',
      words: 'at least 7 hosts',
    });
    expect(cell({ color_by: 'hosts', details: details() }, 'T1055.001')).toMatchObject({
      words: '7 hosts',
    });
  });

  it('takes the first and the last time of a technique and its sub-techniques', () => {
    expect(cell({ color_by: 'first_seen', details: details() })).toMatchObject({
      paint: 'level_2',
      words: 'first seen 2026-01-01, 30d before the end of the range',
    });
    expect(cell({ color_by: 'last_seen', details: details() })).toMatchObject({
      paint: 'level_6',
      shown: '30m',
    });
  });

  it.each<[string, number, string, string | null]>([
    ['new', 0, 'new', 'new'],
    ['risen', 21, 'risen', '+100%'],
    ['the same', 43, 'same', '−2%'],
    ['fallen', 84, 'fallen', '−50%'],
    ['risen beyond measure', 1, 'risen', '>+999%'],
  ])('says what is %s against the period before', (_meaning, was, expected, shown) => {
    const techniques = coverage().techniques.filter(({ id }) => id === 'T1055.001');
    const before = coverage({
      techniques: techniques.map((technique) => ({ ...technique, observed: was })),
    });
    const input = was === 0 ? coverage({ techniques: [] }) : before;
    expect(cell({ color_by: 'change', before: input })).toMatchObject({ paint: expected, shown });
  });

  it('says what is gone, and what was in neither period', () => {
    const now = coverage({ techniques: [] });
    expect(cell({ color_by: 'change', coverage: now, before: coverage() })).toMatchObject({
      paint: 'gone',
      words: 'gone: 0 tags, 42 in the period before',
    });
    expect(cell({ color_by: 'change', before: coverage() }, 'T1112')).toMatchObject({
      paint: 'none',
    });
  });

  it('shows the strongest state, and whose it is', () => {
    const known = facts(
      fact('T1055', { state: 'potential' }),
      fact('T1055.001', { state: 'observed' })
    );
    expect(cell({ color_by: 'state', facts: known })).toMatchObject({
      paint: 'observed',
      shown: 'O',
      words: 'observed: tagged events of Sysmon rules, by a sub-technique; itself potential',
    });
    expect(cell({ color_by: 'state', facts: known }, 'T1112')).toMatchObject({
      paint: 'not_assessed',
    });
  });

  it.each<[number, number, string, string | null]>([
    [0, 4, 'none', null],
    [1, 4, 'level_2', '25%'],
    [3, 4, 'level_4', '75%'],
    [4, 4, 'level_6', '100%'],
  ])('shows that %d of %d components arrive', (arriving, needed, expected, shown) => {
    const known = facts(fact('T1055', { components: components(arriving, needed) }));
    expect(cell({ color_by: 'potential', facts: known })).toMatchObject({ paint: expected, shown });
  });

  it.each<[number | null, string, string | null]>([
    [null, 'not_assessed', null],
    [0, 'none', null],
    [2, 'level_3', '2'],
    [4, 'level_6', '4'],
  ])('shows DeTT&CT’s visibility %p', (visibility, expected, shown) => {
    const known = facts(fact('T1055', { visibility, components: components(2, 4) }));
    const found = cell({ color_by: 'visibility', facts: known });
    expect(found).toMatchObject({ paint: expected, shown });
    if (visibility !== null) expect(found?.words).toContain('2 of 4 data components arrive');
  });

  it.each<[string, string, readonly string[], string]>([
    ['both', 'T1055', ['T1055'], 'both'],
    ['both, by a sub-technique of the layer', 'T1055', ['T1055.001'], 'both'],
    ['tags alone', 'T1055', ['T1112'], 'only_here'],
    ['the layer alone', 'T1112', ['T1112'], 'only_there'],
    ['neither', 'T1112', ['T1055'], 'none'],
  ])('compares with a layer: %s', (_meaning, id, marked, expected) => {
    const overlay = layer('Layer', marked);
    expect(cell({ color_by: 'compare', overlays: [overlay] }, id)).toMatchObject({
      paint: expected,
    });
  });

  it.each([
    ['T1055', 'both', '42'],
    ['T1112', 'only_there', '2/3'],
  ])('compares %s with several layers', (id, expected, shown) => {
    const overlays = [layer('A', ['T1112', 'T1055']), layer('B', []), layer('C', ['T1112'])];
    const painted = cell({ color_by: 'compare', overlays }, id);
    expect(painted).toMatchObject({ paint: expected, shown });
    expect(painted?.words).toContain('“A” with score 5');
  });

  it('lays a second value over the colour', () => {
    const both = cell({ color_by: 'hosts', bar_by: 'tags', details: details() });
    expect(both).toMatchObject({
      bar: 1,
      words: 'at least 7 hosts; 42 tags (12 own, 30 in sub-techniques)',
    });
  });
});

const layer = (name: string, marked: readonly string[]) => ({
  id: name,
  name,
  domain: 'enterprise' as const,
  version: null,
  at: '',
  by: null,
  techniques: marked.map((each) => ({
    id: each as TechniqueId,
    score: 5,
    color: null,
    comment: '',
  })),
});
