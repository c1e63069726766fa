import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { LoadedIndex } from '../../common/http/loading';
import type { Elasticsearch } from '../platform/elasticsearch';
import { LOADED_MARK } from './event_index';

const mappingsSchema = z.record(
  z.string(),
  z.object({
    mappings: z.object({ _meta: z.record(z.string(), z.unknown()).optional() }).optional(),
  })
);

/** Indices that say of themselves that they hold loaded events, of those that the user may see. */
async function markedIndices(es: Elasticsearch, pattern: string): Promise<readonly string[]> {
  const answer = await es.request({
    method: 'GET',
    path: `/${encodeURIComponent(pattern)}/_mapping`,
    querystring: { filter_path: '*.mappings._meta', ignore_unavailable: true },
  });
  return Object.entries(mappingsSchema.parse(answer))
    .filter(([, { mappings }]) => mappings?._meta?.[LOADED_MARK] === true)
    .map(([name]) => name)
    .sort();
}

const boundSchema = z.object({ value: z.number().nullable() });
const contentsSchema = z.object({
  aggregations: z
    .object({
      indices: z.object({
        buckets: z.array(
          z.object({
            key: z.string(),
            doc_count: z.number(),
            first: boundSchema,
            last: boundSchema,
          })
        ),
      }),
    })
    .optional(),
});

/** Loaded events by index, with the time that they span: one search for all. */
export async function listLoadedIndices(es: Elasticsearch): Promise<readonly LoadedIndex[]> {
  const names = await markedIndices(es, '*');
  if (names.length === 0) return [];
  const field = '@timestamp';
  const answer = await es.request({
    method: 'POST',
    path: `/${names.join(',')}/_search`,
    querystring: { ignore_unavailable: true },
    body: {
      size: 0,
      aggs: {
        indices: {
          terms: { field: '_index', size: names.length },
          aggs: { first: { min: { field } }, last: { max: { field } } },
        },
      },
    },
  });
  const buckets = contentsSchema.parse(answer).aggregations?.indices.buckets ?? [];
  const iso = ({ value }: z.output<typeof boundSchema>) =>
    value === null ? null : new Date(value).toISOString();
  return names.map((index) => {
    const bucket = buckets.find(({ key }) => key === index);
    if (bucket === undefined) return { index, events: 0, first: null, last: null };
    return { index, events: bucket.doc_count, first: iso(bucket.first), last: iso(bucket.last) };
  });
}

/** @throws CoverageError `not_found` for an index that is none of loaded events, whatever it is */
export async function deleteLoadedIndex(es: Elasticsearch, index: string): Promise<void> {
  if (!(await markedIndices(es, index)).includes(index)) {
    throw new CoverageError(
      'not_found',
      `${index} is no index of loaded events, so it is left alone.`
    );
  }
  await es.request({ method: 'DELETE', path: `/${encodeURIComponent(index)}` });
}
