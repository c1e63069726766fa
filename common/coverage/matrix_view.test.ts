import { aCatalogue } from '../../test/builders/catalogue';
import type { TechniqueId } from '../attack/ids';
import { buildMatrixView, type MatrixChoice } from './matrix_view';

const catalogue = aCatalogue({
  tactics: ['execution', 'persistence', 'cloud'],
  techniques: [
    { id: 'T1053', tactics: ['execution', 'persistence'], platforms: ['Windows', 'Linux'] },
    { id: 'T1053.005', tactics: ['execution', 'persistence'] },
    { id: 'T1053.003', tactics: ['execution', 'persistence'], platforms: ['Linux'] },
    { id: 'T1059', tactics: ['execution'] },
    { id: 'T1530', tactics: ['cloud'], platforms: ['IaaS'] },
  ],
});

const TAGS = { T1053: 1, 'T1053.005': 10, 'T1053.003': 100, T1530: 1_000 };

const view = (tags: Record<string, number> | null, choice: Partial<MatrixChoice> = {}) =>
  buildMatrixView(
    catalogue,
    tags && {
      techniques: Object.entries(tags).map(([id, observed]) => ({
        id: id as TechniqueId,
        observed,
        alerted: 0,
        repeated: 0,
        raw: [],
      })),
    },
    { platform: 'all', tactics: [], ...choice }
  );

const tactic = (shown: ReturnType<typeof view>, name: string) =>
  shown.tactics.find((column) => column.name === name);

describe('buildMatrixView', () => {
  it('rolls sub-techniques up into their technique and keeps its own tags apart', () => {
    const cell = tactic(view(TAGS), 'execution')?.techniques.find(
      ({ technique }) => technique.id === 'T1053'
    );
    expect(cell).toMatchObject({ own_tags: 1, tags: 111 });
    expect(cell?.sub_techniques.map(({ tags }) => tags).sort()).toEqual([10, 100]);
  });

  it('adds a technique of two tactics to each, and to the totals once', () => {
    const shown = view(TAGS);
    expect(
      shown.tactics.map(({ name, tags, observed, shown: all }) => [name, tags, observed, all])
    ).toEqual([
      ['execution', 111, 3, 4],
      ['persistence', 111, 3, 3],
      ['cloud', 1_000, 1, 1],
    ]);
    expect(shown.totals).toEqual({ shown: 5, observed: 4, tags: 1_111 });
    expect(shown.hidden_tags).toBe(0);
  });

  it.each<[string, Partial<MatrixChoice>, number, number]>([
    ['of another platform', { platform: 'Windows' }, 11, 1_100],
    ['of another tactic', { tactics: ['TAcloud'] }, 1_000, 111],
    ['of every platform but none', { platform: 'all' }, 1_111, 0],
    ['of both', { platform: 'Linux', tactics: ['TAexecution'] }, 101, 1_010],
  ])('tells the tags that are hidden: %s', (_meaning, choice, tags, hidden_tags) => {
    const shown = view(TAGS, choice);
    expect([shown.totals.tags, shown.hidden_tags]).toEqual([tags, hidden_tags]);
  });

  it('leaves out tactics without a technique on the platform', () => {
    expect(view(TAGS, { platform: 'Windows' }).tactics.map(({ name }) => name)).toEqual([
      'execution',
      'persistence',
    ]);
  });

  it('adds alerts to what was observed', () => {
    const id = 'T1059' as TechniqueId;
    const counts = { techniques: [{ id, observed: 2, alerted: 3, repeated: 0, raw: [] }] };
    const { totals } = buildMatrixView(catalogue, counts, { platform: 'all', tactics: [] });
    expect(totals.tags).toBe(5);
  });

  it('draws empty cells while nothing is known, and hides nothing', () => {
    const shown = view(null);
    expect(shown.totals).toEqual({ shown: 5, observed: 0, tags: 0 });
    expect(shown.hidden_tags).toBe(0);
  });

  it('counts tags of techniques that the catalogue does not draw as hidden', () => {
    expect(view({ T9999: 7 }).hidden_tags).toBe(7);
  });
});
