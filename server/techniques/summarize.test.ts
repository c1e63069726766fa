import { aSource } from '../../test/builders/source';
import type { SearchAnswer } from '../platform/multi_search';
import { summarize } from './summarize';
import { TOP_VALUES } from './technique_query';

const terms = (values: Record<string, number>, other = 0) => ({
  buckets: Object.entries(values).map(([key, doc_count]) => ({ key, doc_count })),
  sum_other_doc_count: other,
});

const anAnswer = (
  total: number,
  aggregations: SearchAnswer['aggregations'] = {}
): SearchAnswer => ({
  status: 'complete',
  reason: null,
  searched: true,
  took_ms: 1,
  total,
  hits: [],
  aggregations,
});

const FIRST = Date.UTC(2024, 2, 1);
const LAST = Date.UTC(2024, 2, 2);

describe('summarize', () => {
  it('knows nothing of no answers', () => {
    expect(summarize([])).toEqual({
      events: 0,
      rules: { values: [], other_events: 0, missing_in: [] },
      hosts: { values: [], other_events: 0, missing_in: [] },
      users: { values: [], other_events: 0, missing_in: [] },
      process_images: { values: [], other_events: 0, missing_in: [] },
      event_ids: { values: [], other_events: 0, missing_in: [] },
      analytic_types: { values: [], other_events: 0, missing_in: [] },
      buckets: [],
      first_seen: null,
      last_seen: null,
    });
  });

  it('adds up sources: events, the same value in both, and the same bucket', () => {
    const histogram = (...events: number[]) => ({
      buckets: events.map((doc_count, n) => ({ key: FIRST + n * 1_000, doc_count })),
    });
    const found = [
      {
        source: aSource({ id: 'a' }),
        answer: anAnswer(3, {
          hosts: terms({ pc1: 2, pc2: 1 }),
          histogram: histogram(3, 0),
          first: { value: FIRST },
          last: { value: FIRST },
        }),
      },
      {
        source: aSource({ id: 'b' }),
        answer: anAnswer(4, {
          hosts: terms({ pc2: 4 }),
          histogram: histogram(0, 4),
          first: { value: LAST },
          last: { value: LAST },
        }),
      },
    ];
    expect(summarize(found)).toMatchObject({
      events: 7,
      hosts: {
        values: [
          { value: 'pc2', events: 5 },
          { value: 'pc1', events: 2 },
        ],
        other_events: 0,
      },
      buckets: [
        { start_ms: FIRST, events: 3 },
        { start_ms: FIRST + 1_000, events: 4 },
      ],
      first_seen: '2024-03-01T00:00:00.000Z',
      last_seen: '2024-03-02T00:00:00.000Z',
    });
  });

  it('loses no event beyond the values that are listed', () => {
    const many = Object.fromEntries(Array.from({ length: TOP_VALUES }, (_, n) => [`a${n}`, n + 1]));
    const more = Object.fromEntries(
      Array.from({ length: TOP_VALUES }, (_, n) => [`b${n}`, 100 + n])
    );
    const { rules } = summarize([
      { source: aSource({ id: 'a' }), answer: anAnswer(0, { rules: terms(many, 7) }) },
      { source: aSource({ id: 'b' }), answer: anAnswer(0, { rules: terms(more) }) },
    ]);
    const sum = (values: Record<string, number>) =>
      Object.values(values).reduce((a, b) => a + b, 0);
    expect(rules.values).toHaveLength(TOP_VALUES);
    expect(rules.values[0]).toEqual({ value: 'b24', events: 124 });
    const listed = rules.values.reduce((total, { events }) => total + events, 0);
    expect(listed + rules.other_events).toBe(sum(many) + sum(more) + 7);
  });

  it('reads analytic types from all rule names, also from those not listed', () => {
    const common = Object.fromEntries(
      Array.from({ length: TOP_VALUES }, (_, n) => [
        `technique_id=T${1_000 + n},analytic=Alert`,
        10,
      ])
    );
    const rare = { 'technique_id=T1055,analytic=Alert': 2, 'analytic=Forensic': 1, plain: 1 };
    const { rules, analytic_types } = summarize([
      { source: aSource(), answer: anAnswer(0, { rules: terms({ ...common, ...rare }) }) },
    ]);
    expect(rules.values).toHaveLength(TOP_VALUES);
    expect(analytic_types.values).toEqual([
      { value: 'Alert', events: 10 * TOP_VALUES + 2 },
      { value: 'Forensic', events: 1 },
    ]);
  });

  it('names the sources that have no such field', () => {
    const { hosts, rules } = summarize([
      { source: aSource({ id: 'a', fields: { host: null } }), answer: anAnswer(5) },
    ]);
    expect([hosts.missing_in, rules.missing_in]).toEqual([['a'], []]);
  });

  it('has no times where nothing was found', () => {
    const answer = anAnswer(0, { first: { value: null }, last: { value: null } });
    expect(summarize([{ source: aSource(), answer }])).toMatchObject({
      first_seen: null,
      last_seen: null,
    });
  });
});
