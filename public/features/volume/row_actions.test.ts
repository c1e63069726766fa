import type { TechniqueId } from '../../../common/attack/ids';
import { viewFilterSchema } from '../../../common/http/view_filter';
import { aSource } from '../../../test/builders/source';
import { coverage } from '../../components/testing/fake_answers';
import { firstSeenOf, rowActions } from './row_actions';

const FILTER = viewFilterSchema.parse({ from: 'now-7d', to: 'now', query: 'host_name:a' });
const SOURCES = [
  aSource({ id: 'a' }),
  aSource({
    id: 'b',
    fields: { technique_ids: null, rule_name: 'RuleName.keyword', host: 'Hostname' },
  }),
];
const VOLUME = {
  range: coverage().range,
  events: 1,
  rules: [
    {
      value: 'technique_id=T1055,note="a"',
      events: 1,
      technique_ids: ['T1055' as TechniqueId],
      analytic_type: null,
      custom_tags: [],
    },
    { value: 'noise', events: 1, technique_ids: [], analytic_type: null, custom_tags: [] },
  ],
  hosts: [],
  rules_by_host: [],
  other: { rules: 0, hosts: 0 },
  missing: { rules: [], hosts: [] },
  incomplete: [],
  requests: [],
};

describe('rowActions', () => {
  it('leads from a rule to the raw events that have its name, whatever the field', () => {
    const { eventsSearch } = rowActions('rule', FILTER, SOURCES, VOLUME);
    const search = eventsSearch?.('technique_id=T1055,note="a"');
    expect(search).toMatchObject({ from: 'now-7d', technique: 'T1055', tab: 'events' });
    expect(search?.query).toContain('(host_name:a) AND (');
    expect(search?.query).toContain('RuleName.keyword:"technique_id=T1055,note=\\"a\\""');
    expect(eventsSearch?.('noise')).toBeNull();
  });

  it('leads from a technique to its events, and from a host to the matrix', () => {
    const { eventsSearch } = rowActions('technique', FILTER, SOURCES, undefined);
    expect(eventsSearch?.('T1112')).toEqual({
      from: 'now-7d',
      query: 'host_name:a',
      technique: 'T1112',
      tab: 'events',
    });
    const host = rowActions('host', FILTER, SOURCES, VOLUME);
    expect(host.eventsSearch).toBeNull();
    expect(host.matrixSearch?.('pc1')).toMatchObject({ hosts: 'pc1' });
  });
});

describe('firstSeenOf', () => {
  it('names what the 90 days before had not', () => {
    const ever = coverage({ techniques: coverage().techniques.slice(0, 1) });
    expect([...(firstSeenOf('technique', coverage(), ever) ?? [])]).toEqual(['T1055.001']);
  });

  it('is not known where a search failed, or something else is ranked', () => {
    expect(firstSeenOf('technique', coverage(), coverage({ failed: 'no shard' }))).toBeNull();
    expect(firstSeenOf('technique', coverage(), undefined)).toBeNull();
    expect(firstSeenOf('host', coverage(), coverage())).toBeNull();
    expect(firstSeenOf('technique', coverage(), coverage({ techniques: [] }))).toBeNull();
  });
});

it('keeps the chosen hosts and sources on the way to the raw events', () => {
  const filter = viewFilterSchema.parse({ ...FILTER, hosts: ['ws-1'], sources: ['a'] });
  const { eventsSearch } = rowActions('technique', filter, SOURCES, VOLUME);
  expect(eventsSearch?.('T1055')).toMatchObject({ hosts: 'ws-1', sources: 'a', tab: 'events' });
});
