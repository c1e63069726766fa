import { CoverageError } from '../../common/errors';
import { BulkWriter, type BulkWriterOptions, type LoadTarget } from './bulk_writer';
import { isObject } from '../../common/recorded/json_object';

type Answer = (lines: readonly string[]) => unknown;

/** An Elasticsearch that answers bulk n with answer n, then creates whatever comes. */
function fakeTarget(...answers: readonly Answer[]) {
  const bulks: (readonly string[])[] = [];
  const target: LoadTarget = {
    request: async ({ lines = [] }) => {
      bulks.push(lines);
      return (answers[bulks.length - 1] ?? created)(lines);
    },
  };
  return { target, bulks };
}

const items = (lines: readonly string[], outcome: (index: number) => object) => ({
  items: Array.from({ length: lines.length / 2 }, (_, index) => ({ create: outcome(index) })),
});
const created: Answer = (lines) => items(lines, () => ({ status: 201 }));

async function write(target: LoadTarget, count: number, options: BulkWriterOptions = {}) {
  const waited: number[] = [];
  const wait = async (ms: number) => void waited.push(ms);
  const writer = new BulkWriter(target, { wait, ...options });
  for (let line = 1; line <= count; line++) {
    await writer.add({
      index: 'i',
      id: `id-${line}`,
      text: JSON.stringify({ n: line }),
      file: 'f',
      line,
    });
  }
  return { ...(await writer.finish()), waited };
}

describe('BulkWriter', () => {
  it('sends everything once, in batches by number and by size', async () => {
    const { target, bulks } = fakeTarget();
    expect(await write(target, 25, { maxItems: 10 })).toMatchObject({
      created: 25,
      already_there: 0,
      bad_lines: [],
    });
    expect(bulks.map((lines) => lines.length / 2)).toEqual([10, 10, 5]);
    expect(bulks[0]?.slice(0, 2)).toEqual(['{"create":{"_index":"i","_id":"id-1"}}', '{"n":1}']);
    const small = fakeTarget();
    await write(small.target, 4, { maxBytes: 10 });
    expect(small.bulks.map((lines) => lines.length / 2)).toEqual([2, 2]);
  });

  it('counts what is already there', async () => {
    const { target } = fakeTarget((lines) =>
      items(lines, (index) => ({
        status: index === 0 ? 409 : 201,
        ...(index === 0 && {
          error: { type: 'version_conflict_engine_exception', reason: 'exists' },
        }),
      }))
    );
    expect(await write(target, 3)).toMatchObject({ created: 2, already_there: 1, bad_lines: [] });
  });

  it('sends again what met an overload, and nothing else, after a pause', async () => {
    const overload = {
      status: 429,
      error: { type: 'es_rejected_execution_exception', reason: 'full' },
    };
    const { target, bulks } = fakeTarget((lines) =>
      items(lines, (index) => (index === 1 ? overload : { status: 201 }))
    );
    const result = await write(target, 3);
    expect(result).toMatchObject({ created: 3, waited: [500] });
    expect(bulks[1]).toEqual(['{"create":{"_index":"i","_id":"id-2"}}', '{"n":2}']);
  });

  it('waits longer each time while the whole bulk is refused, then gives up', async () => {
    const refuse: Answer = () => {
      throw new CoverageError('elasticsearch_failed', 'busy', { meta: { statusCode: 429 } });
    };
    expect(await write(fakeTarget(refuse, refuse).target, 1)).toMatchObject({
      created: 1,
      waited: [500, 1000],
    });
    const always = Array.from({ length: 20 }, () => refuse);
    await expect(write(fakeTarget(...always).target, 1)).rejects.toMatchObject({
      code: 'elasticsearch_failed',
    });
  });

  it('cuts a bulk that is too large, and reports the one event that is', async () => {
    const tooLarge = (lines: readonly string[]): unknown => {
      if (lines.some((line) => line === '{"n":3}'))
        throw new CoverageError('too_large', 'too large');
      return created(lines);
    };
    const result = await write(fakeTarget(...Array.from({ length: 9 }, () => tooLarge)).target, 4);
    expect(result).toMatchObject({
      created: 3,
      bad_lines: [{ file: 'f', line: 3, reason: 'too large' }],
    });
  });

  it.each([
    [
      '8.x',
      '[1:8] object mapping for [n] tried to parse field [n] as object, but found a concrete value',
    ],
    ['7.10', 'failed to parse field [n] of type [long] in document'],
    [
      'a conflict of objects',
      'Could not dynamically add mapping for field [n.a]. Existing mapping for [n] must be of type object',
    ],
  ])(
    'keeps an event whose value does not fit, without that value: %s',
    async (_version, reason) => {
      const misfit = { status: 400, error: { type: 'document_parsing_exception', reason } };
      const { target, bulks } = fakeTarget((lines) => items(lines, () => misfit));
      const result = await write(target, 1);
      expect(result).toMatchObject({
        created: 1,
        bad_lines: [],
        set_aside: [{ file: 'f', line: 1, reason }],
      });
      expect(JSON.parse(bulks[1]?.[1] ?? '')).toEqual({ loaded: { unindexed: { n: 1 } } });
    }
  );

  it('reports what cannot be helped and loads the rest', async () => {
    const limit = {
      status: 400,
      error: { type: 'illegal_argument_exception', reason: 'Limit of total fields' },
    };
    const { target } = fakeTarget((lines) =>
      items(lines, (index) => (index === 0 ? limit : { status: 201 }))
    );
    expect(await write(target, 2)).toMatchObject({
      created: 1,
      bad_lines: [{ file: 'f', line: 1, reason: 'Limit of total fields' }],
    });
  });

  it('stops at the first error that concerns everything', async () => {
    const fail: Answer = () => {
      throw new CoverageError('forbidden', 'no right to write');
    };
    const { target, bulks } = fakeTarget(fail, fail, fail, fail);
    await expect(write(target, 100, { maxItems: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    expect(bulks.length).toBeLessThan(5);
  });

  it('does not take an unknown answer for success', async () => {
    await expect(write(fakeTarget(() => ({})).target, 1)).rejects.toMatchObject({
      code: 'elasticsearch_failed',
    });
    const short = fakeTarget(() => ({ items: [] }));
    await expect(write(short.target, 1)).rejects.toMatchObject({ code: 'elasticsearch_failed' });
  });

  it('has at most two bulks on their way', async () => {
    let open = 0;
    let most = 0;
    const target: LoadTarget = {
      request: async ({ lines = [] }) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, 5));
        open--;
        return created(lines);
      },
    };
    expect(await write(target, 60, { maxItems: 5 })).toMatchObject({ created: 60 });
    expect(most).toBe(2);
  });

  it('stops when cancelled', async () => {
    const { target } = fakeTarget();
    await expect(write(target, 3, { signal: { aborted: true } })).rejects.toMatchObject({
      code: 'timed_out',
    });
  });
});

it('sends JSON texts only', async () => {
  const { target, bulks } = fakeTarget();
  await write(target, 1);
  expect(bulks[0]?.every((line) => isObject(JSON.parse(line)))).toBe(true);
});
