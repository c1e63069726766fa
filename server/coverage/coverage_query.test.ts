import { aSource } from '../../test/builders/source';
import { withView } from '../../common/sources/viewed_source';
import { buildCompositeBody, buildCoverageBody, eventFilters } from './coverage_query';

const range = { from: '2024-03-01T00:00:00.000Z', to: '2024-03-02T00:00:00.000Z' };
const WHOLE_RANGE = { range: { '@timestamp': { gte: range.from, lt: range.to } } };
const nothingMore = { query: '', hosts: [] };

describe('eventFilters', () => {
  it('asks for the range alone where nothing else is needed: the fast way', () => {
    expect(eventFilters({ source: aSource(), range, filter: nothingMore })).toEqual([WHOLE_RANGE]);
    const blank = { query: '  ', hosts: [] };
    expect(eventFilters({ source: aSource(), range, filter: blank })).toEqual([WHOLE_RANGE]);
  });

  it.each([
    [
      'the filter of the source',
      aSource({ filter: 'provider:Sysmon' }),
      nothingMore,
      { query_string: { query: 'provider:Sysmon', analyze_wildcard: true, lenient: true } },
    ],
    [
      'the query as a parameter, whatever is in it',
      aSource(),
      { query: 'a:"b" OR {', hosts: [] },
      { query_string: { query: 'a:"b" OR {', analyze_wildcard: true, lenient: true } },
    ],
    [
      'the hosts in the host field',
      aSource({ fields: { host: 'host.name' } }),
      { query: '', hosts: ['a', 'b'] },
      { terms: { 'host.name': ['a', 'b'] } },
    ],
    [
      'no events of a source that knows no hosts',
      aSource({ fields: { host: null } }),
      { query: '', hosts: ['a'] },
      { match_none: {} },
    ],
  ])('adds %s', (_meaning, source, filter, clause) => {
    expect(eventFilters({ source, range, filter })).toEqual([WHOLE_RANGE, clause]);
  });

  it('leaves out what is suppressed, and adds nothing where nothing is', () => {
    const asked = (left_out: readonly object[]) =>
      eventFilters({ source: withView(aSource(), { left_out }), range, filter: nothingMore });
    expect(asked([])).toEqual([WHOLE_RANGE]);
    const suppressed = { terms: { RuleName: ['noise'] } };
    expect(asked([suppressed])).toEqual([WHOLE_RANGE, { bool: { must_not: [suppressed] } }]);
  });

  it('reads the time where the source keeps it', () => {
    const source = aSource({ fields: { time: 'EventTime' } });
    expect(JSON.stringify(eventFilters({ source, range, filter: nothingMore }))).toContain(
      '"EventTime"'
    );
  });
});

describe('bodies', () => {
  it.each([
    ['ids', aSource(), 'mitre_technique_id'],
    ['rule names', aSource({ tags_from: 'rule_name' }), 'RuleName'],
  ])('count %s in their own field, whole or page by page', (_meaning, source, field) => {
    const question = { source, range, filter: nothingMore };
    expect(buildCoverageBody(question)).toMatchObject({
      size: 0,
      query: { bool: { filter: [WHOLE_RANGE] } },
      aggs: { tags: { terms: { field } } },
    });
    expect(buildCompositeBody(question, null)).toMatchObject({
      query: { bool: { filter: [WHOLE_RANGE] } },
      aggs: { tags: { composite: { sources: [{ tag: { terms: { field } } }] } } },
    });
  });

  it('goes on behind the page before', () => {
    const question = { source: aSource(), range, filter: nothingMore };
    expect(buildCompositeBody(question, { tag: 'T1055' })).toMatchObject({
      aggs: { tags: { composite: { after: { tag: 'T1055' } } } },
    });
    expect(JSON.stringify(buildCompositeBody(question, null))).not.toContain('"after"');
  });
});
