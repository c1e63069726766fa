import { parseUrl, printUrl, type UrlState } from './url_state';

const stateOf = (changes: Partial<UrlState>): UrlState => ({ ...parseUrl('').state, ...changes });

describe('URL state', () => {
  it('is empty for the defaults', () => {
    expect(printUrl(parseUrl('').state)).toBe('');
  });

  it('survives the way to the address and back', () => {
    const state = stateOf({
      from: '2026-01-01T00:00:00.000Z',
      to: 'now/d',
      query: 'host_name:"a & b" AND x=1',
      sources: ['a', 'b,c'],
      platform: 'all',
      technique: 'T1055.001' as UrlState['technique'],
      tab: 'events',
      expanded: ['T1055', 'T1059'],
      hide_empty: true,
    });
    expect(parseUrl(`?${printUrl(state)}`)).toEqual({ state, problems: [] });
  });

  it('falls back key by key and says so', () => {
    const { state, problems } = parseUrl('?from=yesterday&technique=T1&tab=events&hosts=a');
    expect(state).toEqual(stateOf({ tab: 'events', hosts: ['a'] }));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('from=yesterday');
  });
});
