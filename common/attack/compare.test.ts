import { aCatalogue } from '../../test/builders/catalogue';
import { compareCatalogues } from './compare';

const before = aCatalogue({
  tactics: ['one', 'two'],
  techniques: [{ id: 'T1001' }, { id: 'T1002' }, { id: 'T1003' }, { id: 'T1004' }],
});
const after = {
  ...aCatalogue({
    tactics: ['one', 'three'],
    techniques: [{ id: 'T1001' }, { id: 'T1002', tactics: ['three'] }, { id: 'T1005' }],
    retired: { T1003: 'T1005', T1004: null },
  }),
};

describe('compareCatalogues', () => {
  it('finds nothing between a catalogue and itself', () => {
    expect(compareCatalogues(before, before)).toEqual({
      added: [],
      removed: [],
      renamed: [],
      moved: [],
      added_tactics: [],
      removed_tactics: [],
    });
  });

  it('says what comes, goes and moves, and where revoked techniques went', () => {
    expect(compareCatalogues(before, after)).toEqual({
      added: [{ id: 'T1005', name: 'Technique T1005' }],
      removed: [
        { id: 'T1003', name: 'Technique T1003', now: 'T1005' },
        { id: 'T1004', name: 'Technique T1004', now: null },
      ],
      renamed: [],
      moved: [{ id: 'T1002', name: 'Technique T1002' }],
      added_tactics: ['three'],
      removed_tactics: ['two'],
    });
  });

  it('says how a technique was called before', () => {
    const techniques = after.techniques.map((each) => ({ ...each, name: `New ${each.id}` }));
    expect(compareCatalogues(before, { ...after, techniques }).renamed[0]).toEqual({
      id: 'T1001',
      name: 'New T1001',
      before: 'Technique T1001',
    });
  });

  it('does not take new ids of the same tactics for a move', () => {
    const renumber = (id: string) => `X${id}`;
    const renumbered = {
      ...before,
      tactics: before.tactics.map((tactic) => ({ ...tactic, id: renumber(tactic.id) })),
      techniques: before.techniques.map((each) => ({
        ...each,
        tactic_ids: each.tactic_ids.map(renumber),
      })),
    };
    expect(compareCatalogues(before, renumbered)).toMatchObject({ moved: [], added_tactics: [] });
  });
});
