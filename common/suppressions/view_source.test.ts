import { aSource } from '../../test/builders/source';
import { aSuppression } from '../../test/builders/suppression';
import { WHOLE_VIEW } from '../sources/viewed_source';
import { isActive, viewSource } from './view_source';

const heed = (
  active: readonly ReturnType<typeof aSuppression>[],
  problem: string | null = null
) => ({
  active,
  problem,
});

describe('isActive', () => {
  const now = Date.parse('2024-03-01T12:00:00Z');
  it.each([
    ['without an end', null, true],
    ['before its end', '2024-03-01T12:00:00.001Z', true],
    ['at its end', '2024-03-01T12:00:00Z', false],
    ['at its end in another zone', '2024-03-01T14:00:00+02:00', false],
    ['after its end', '2024-02-01T00:00:00Z', false],
  ])('%s', (_meaning, expires_at, active) => {
    expect(isActive({ expires_at }, now)).toBe(active);
  });
});

describe('viewSource', () => {
  it('leaves nothing out where nothing is suppressed', () => {
    expect(viewSource(aSource(), heed([])).view).toEqual(WHOLE_VIEW);
  });

  it('tells whole events from tags of some techniques', () => {
    const all = aSuppression({ id: 'all', value: 'a' });
    const some = aSuppression({ id: 'some', kind: 'host', value: 'pc1', techniques: ['T1055'] });
    const { view } = viewSource(aSource(), heed([all, some]));
    expect(view?.left_out).toEqual([{ terms: { RuleName: ['a'] } }]);
    expect(view?.suppressions).toEqual([
      { suppression: all, clause: { terms: { RuleName: ['a'] } } },
      {
        suppression: some,
        clause: { term: { host_name: { value: 'pc1', case_insensitive: true } } },
      },
    ]);
  });

  it('names what the source has no field for', () => {
    const named = aSuppression({ id: 'by_process', kind: 'process', value: 'cmd.exe' });
    const { view } = viewSource(aSource({ fields: { process_image: null } }), heed([named]));
    expect(view).toMatchObject({ left_out: [], not_told: ['by_process'] });
  });

  it('carries why suppressions are not known', () => {
    expect(viewSource(aSource(), heed([], 'forbidden')).view?.problem).toBe('forbidden');
  });
});
