import { anElasticsearch } from '../../test/builders/elasticsearch';
import { multiSearch, readTerms } from './multi_search';

const SHARDS = { total: 2, successful: 2, skipped: 0, failed: 0 };
const GOOD = { took: 3, timed_out: false, _shards: SHARDS, hits: { hits: [] }, status: 200 };
const search = { index: 'logs-*,-logs-old', body: { size: 0 } };

const askWith = async (...responses: readonly unknown[]) =>
  multiSearch(
    anElasticsearch(() => ({ took: 1, responses })),
    responses.map(() => search)
  );

describe('multiSearch', () => {
  it.each([
    ['an answer of all shards', GOOD, 'complete', null],
    ['a time-out', { ...GOOD, timed_out: true }, 'unknown', /stopped after 60s/],
    [
      'failed shards',
      {
        ...GOOD,
        _shards: { ...SHARDS, failed: 1, failures: [{ reason: { reason: 'no fielddata' } }] },
      },
      'unknown',
      /^1 of 2 shards failed: no fielddata/,
    ],
    [
      'failed shards that say nothing',
      { ...GOOD, _shards: { ...SHARDS, failed: 2 } },
      'unknown',
      /^2 of 2 shards failed$/,
    ],
    [
      'an error',
      {
        status: 400,
        error: { type: 'x', reason: 'all shards failed', root_cause: [{ reason: 'bad query' }] },
      },
      'unknown',
      /bad query/,
    ],
    ['an error without a reason', { status: 500, error: { type: 'boom' } }, 'unknown', /boom/],
    ['an error that is a text', { status: 500, error: 'boom' }, 'unknown', /boom/],
  ])('reads %s', async (_meaning, response, status, reason) => {
    const [answer] = await askWith(response);
    expect(answer?.status).toBe(status);
    if (reason === null) expect(answer?.reason).toBeNull();
    else expect(answer?.reason).toMatch(reason);
  });

  it('keeps what the others found when one fails', async () => {
    const counted = {
      ...GOOD,
      aggregations: { tags: { buckets: [] } },
      hits: { total: { value: 7, relation: 'eq' }, hits: [] },
    };
    const answers = await askWith({ error: { reason: 'no' } }, counted);
    expect(answers).toMatchObject([
      { status: 'unknown', searched: false, total: 0 },
      { status: 'complete', searched: true, total: 7, took_ms: 3 },
    ]);
  });

  it('knows a search that found no index to search', async () => {
    const nothing = { ...GOOD, _shards: { ...SHARDS, total: 0 } };
    expect(await askWith(nothing)).toMatchObject([{ status: 'complete', searched: false }]);
  });

  it('asks nothing where there is nothing to ask', async () => {
    const refusing = anElasticsearch(() => {
      throw new Error('asked');
    });
    expect(await multiSearch(refusing, [])).toEqual([]);
  });

  it('does not mistake a missing answer for an empty one', async () => {
    const short = anElasticsearch(() => ({ responses: [GOOD] }));
    await expect(multiSearch(short, [search, search])).rejects.toMatchObject({
      code: 'elasticsearch_failed',
    });
  });

  it('sends each search with its indices, limited in time', async () => {
    const echo = anElasticsearch(({ lines }) => ({
      responses: [{ ...GOOD, aggregations: { lines } }],
    }));
    const [answer] = await multiSearch(echo, [search]);
    expect(answer?.aggregations.lines).toEqual([
      expect.objectContaining({ index: ['logs-*', '-logs-old'] }),
      { size: 0, timeout: '60s' },
    ]);
  });
});

describe('readTerms', () => {
  it.each([
    [
      'text keys',
      { buckets: [{ key: 'T1055', doc_count: 2 }], sum_other_doc_count: 3 },
      [{ value: 'T1055', events: 2 }],
      3,
    ],
    ['numbers', { buckets: [{ key: 1055, doc_count: 2 }] }, [{ value: '1055', events: 2 }], 0],
    ['no aggregation at all', undefined, [], 0],
  ])('reads %s', (_meaning, aggregation, values, other_events) => {
    expect(readTerms(aggregation)).toEqual({ values, other_events });
  });
});
