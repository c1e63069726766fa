import fc from 'fast-check';
import { aCatalogueIndex } from '../../test/builders/catalogue';
import { ruleNameTexts } from '../../test/builders/rule_name_texts';
import { aSource } from '../../test/builders/source';
import { aSuppression } from '../../test/builders/suppression';
import { parseRuleName } from '../rule_name/parse';
import { viewFilterSchema } from '../http/view_filter';
import { withView } from '../sources/viewed_source';
import { viewSource } from '../suppressions/view_source';
import { explainEvent } from './explain';
import type { EventFacts, SourceFacts } from './facts';

const catalogue = aCatalogueIndex({
  tactics: ['one', 'two'],
  techniques: [
    { id: 'T1055', tactics: ['one', 'two'] },
    { id: 'T1543', platforms: ['macOS'] },
  ],
  retired: { T1086: 'T1055', T1064: null },
});
const source = aSource({ tags_from: 'rule_name', index_pattern: 'sysmon-*' });
const EVERYTHING = viewFilterSchema.parse({});
const RANGE = { from: '2024-03-01T00:00:00.000Z', to: '2024-03-02T00:00:00.000Z' };

const counted: SourceFacts = {
  source,
  in_index: true,
  passes_filter: true,
  in_range: true,
  in_view: true,
  suppressed_by: [],
  indexed_values: null,
};

/** A stored event in range that is counted; name what is different. */
const anEvent = (
  ruleName: string | null,
  { facts = {}, ...more }: Partial<EventFacts> & { facts?: Partial<SourceFacts> } = {}
): EventFacts => ({
  index: 'sysmon-1',
  id: 'e1',
  document: {
    '@timestamp': '2024-03-01T12:00:00Z',
    host_name: 'pc1',
    ...(ruleName === null ? {} : { RuleName: ruleName }),
  },
  sources: [{ ...counted, indexed_values: ruleName === null ? [] : [ruleName], ...facts }],
  fields: new Map(),
  ignored: [],
  filter: EVERYTHING,
  range: RANGE,
  catalogue,
  ...more,
});

const verdict = (facts: EventFacts) => explainEvent(facts).verdict;

describe('explainEvent', () => {
  it('names every cell of an event that counts', () => {
    expect(verdict(anEvent('technique_id=T1086'))).toEqual({
      kind: 'counted',
      step: null,
      text: 'This event counts for T1055 Technique T1055.',
      cells: [{ id: 'T1055', name: 'Technique T1055', tactics: ['one', 'two'], shown: true }],
    });
  });

  it.each<[string, EventFacts, string]>([
    ['no source has it', anEvent('T1055', { facts: { in_index: false } }), 'source'],
    ['there is no source', anEvent('T1055', { sources: [] }), 'source'],
    [
      'the filter leaves it out',
      anEvent('T1055', {
        facts: { source: { ...source, filter: 'a:"b"' }, passes_filter: false },
      }),
      'source_filter',
    ],
    ['it has no rule name', anEvent(null), 'field'],
    ['the index ignored the value', anEvent('T1055', { ignored: ['RuleName'] }), 'field'],
    ['the field is not indexed', anEvent('T1055', { facts: { indexed_values: [] } }), 'field'],
    ['the name says nothing', anEvent('-'), 'rule_name'],
    ['the id stands in prose', anEvent('see T1055'), 'rule_name'],
    ['the id is unknown', anEvent('T9999'), 'catalogue'],
    ['the id is deprecated', anEvent('T1064'), 'catalogue'],
    ['it is out of range', anEvent('T1055', { facts: { in_range: false } }), 'time'],
    [
      'the query leaves it out',
      anEvent('T1055', {
        facts: { in_view: false },
        filter: { ...EVERYTHING, query: 'x:"y"' },
      }),
      'view',
    ],
    [
      'its source is not chosen',
      anEvent('T1055', { filter: { ...EVERYTHING, sources: ['other'] } }),
      'view',
    ],
  ])('stops where %s', (_meaning, facts, step) => {
    const answer = explainEvent(facts);
    expect(answer.verdict).toMatchObject({ kind: 'not_counted', step, cells: [] });
    expect(answer.steps.find(({ id }) => id === step)?.advice).toBeTruthy();
  });

  it('says what a pipeline left undone', () => {
    const split = aSource({ index_pattern: 'sysmon-*' });
    const { verdict: found } = explainEvent(
      anEvent('T1055', { facts: { source: split, indexed_values: [] } })
    );
    expect(found).toMatchObject({ step: 'field', text: expect.stringContaining('carries T1055') });
  });

  const heeding = (facts: object, more: Partial<SourceFacts> = {}) => ({
    source: viewSource(source, { active: [aSuppression(facts)], problem: null }),
    suppressed_by: ['noise'],
    ...more,
  });

  it('stops where it is suppressed, and says why somebody did that', () => {
    const { verdict: found, steps } = explainEvent(
      anEvent('T1055', { facts: heeding({ kind: 'host', value: 'pc1', reason: 'A test host' }) })
    );
    expect(found).toMatchObject({ kind: 'not_counted', step: 'suppression' });
    expect(steps.find(({ id }) => id === 'suppression')).toMatchObject({
      details: [{ label: 'Host pc1', value: 'A test host' }],
    });
  });

  it.each<[string, string, string, string[]]>([
    ['all of its tags', 'technique_id=T1086', 'not_counted', []],
    ['one of its tags', 'technique_id=T1086,technique_id=T1543', 'counted', ['T1543']],
    ['none of its tags', 'technique_id=T1543', 'counted', ['T1543']],
  ])('leaves out %s that are suppressed', (_meaning, name, kind, cells) => {
    const facts = heeding({ kind: 'host', value: 'pc1', techniques: ['T1055'] });
    const found = verdict(anEvent(name, { facts }));
    expect([found.kind, found.cells.map(({ id }) => id)]).toEqual([kind, cells]);
  });

  it.each<[string, object, string]>([
    ['a pattern of hosts names it', { kind: 'host', value: 'PC*' }, 'failed'],
    ['another host is named', { kind: 'host', value: 'pc' }, 'passed'],
    ['its rule name is named', { kind: 'rule_name', value: 'T1055' }, 'failed'],
    ['a simple query names it', { kind: 'query', value: 'host_name:pc1' }, 'failed'],
    ['a query could name it', { kind: 'query', value: 'host_name:pc?' }, 'unknown'],
  ])('tells of a pasted event whether %s', (_meaning, facts, status) => {
    const event = anEvent('T1055', { facts: heeding(facts, { suppressed_by: null }) });
    const { steps } = explainEvent(event);
    expect(steps.find(({ id }) => id === 'suppression')).toMatchObject({ status });
  });

  it('does not know what the view does where the source cannot tell', () => {
    const seen = withView(source, { unknown: 'It has no field for the host.' });
    const found = verdict(anEvent('T1055', { facts: { source: seen, in_view: false } }));
    expect(found).toMatchObject({ kind: 'unknown', step: 'view' });
  });

  it('counts what the platform hides, and says so', () => {
    expect(verdict(anEvent('T1543'))).toMatchObject({
      kind: 'counted',
      cells: [{ id: 'T1543', shown: false }],
    });
  });

  it('shows what an analyser made of the value, and reads that', () => {
    const { steps } = explainEvent(
      anEvent('T1055', { facts: { indexed_values: ['t1055', 'other'] } })
    );
    expect(steps.find(({ id }) => id === 'field')).toMatchObject({ status: 'attention' });
  });

  describe('of a pasted event', () => {
    const unknown = {
      in_index: null,
      passes_filter: null,
      in_range: null,
      in_view: null,
      indexed_values: null,
    };
    const pasted = (more: Parameters<typeof anEvent>[1] = {}) =>
      anEvent('T1055', { index: null, id: null, ignored: null, facts: unknown, ...more });

    it('reads source, filter and time from its text', () => {
      expect(verdict(pasted())).toMatchObject({ kind: 'counted' });
      expect(verdict(pasted({ index: 'other-1' }))).toMatchObject({ step: 'source' });
      expect(verdict(pasted({ index: '.ds-sysmon-x-2024.03.01-000001' }))).toMatchObject({
        kind: 'counted',
      });
      expect(
        verdict(pasted({ document: { '@timestamp': '2020-01-01 00:00:00', RuleName: 'T1055' } }))
      ).toMatchObject({ step: 'time' });
    });

    it('does not guess what only Elasticsearch can tell', () => {
      const facts = { ...unknown, source: { ...source, filter: 'a:b*' } };
      expect(verdict(pasted({ facts }))).toMatchObject({ kind: 'unknown', step: 'source_filter' });
    });

    it('knows that a value is too long for the mapping', () => {
      const fields = new Map([
        ['RuleName', { name: 'RuleName', type: 'keyword', aggregatable: true, ignore_above: 3 }],
      ]);
      expect(verdict(pasted({ fields }))).toMatchObject({ step: 'field' });
    });
  });

  it('agrees with the count about every rule name', () => {
    fc.assert(
      fc.property(ruleNameTexts(), (text) => {
        const live = parseRuleName(text).techniques.filter(({ id }) =>
          ['T1055', 'T1543', 'T1086'].includes(id)
        );
        const { kind } = verdict(anEvent(text));
        expect(kind).toBe(live.length > 0 ? 'counted' : 'not_counted');
      }),
      { numRuns: 2_000 }
    );
  });
});
