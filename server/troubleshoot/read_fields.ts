import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import { LAYOUTS, probedFields } from '../../common/sources/layouts';
import type { Source } from '../../common/sources/source';
import type { FieldFacts } from '../../common/troubleshoot/facts';
import type { Elasticsearch } from '../platform/elasticsearch';

const capabilitiesSchema = z.object({
  fields: z.record(
    z.string(),
    z.record(z.string(), z.object({ type: z.string(), aggregatable: z.boolean() }))
  ),
});

const mappingSchema = z.record(
  z.string(),
  z.object({
    mappings: z.record(
      z.string(),
      z.object({ mapping: z.record(z.string(), z.object({ ignore_above: z.number().optional() })) })
    ),
  })
);

/**
 * How an index maps the fields that may hold a tag.
 *
 * @param index - an index expression that was checked
 * @returns by name; fields that are not mapped have the type null. Empty where the mapping may not be read
 */
export async function readFields(
  elasticsearch: Elasticsearch,
  index: string,
  sources: readonly Source[]
): Promise<ReadonlyMap<string, FieldFacts>> {
  const names = [...new Set([...probedFields(LAYOUTS), ...tagFieldsOf(sources)])];
  const path = encodeURIComponent(index);
  const options = { ignore_unavailable: true, allow_no_indices: true };
  try {
    const [capabilities, limits] = await Promise.all([
      elasticsearch.request({
        method: 'POST',
        path: `/${path}/_field_caps`,
        querystring: { ...options, fields: names.join(',') },
      }),
      readLimits(elasticsearch, path, tagFieldsOf(sources)),
    ]);
    const { fields } = capabilitiesSchema.parse(capabilities);
    return new Map(names.map((name) => [name, factsOf(name, fields[name], limits)]));
  } catch (error) {
    if (error instanceof CoverageError) return new Map();
    throw error;
  }
}

const tagFieldsOf = (sources: readonly Source[]): readonly string[] => {
  const named: string[] = [];
  for (const { fields } of sources) {
    for (const name of [fields.rule_name, fields.technique_ids]) {
      if (name !== null) named.push(name);
    }
  }
  return [...new Set(named)];
};

function factsOf(
  name: string,
  byType: z.output<typeof capabilitiesSchema>['fields'][string] | undefined,
  limits: ReadonlyMap<string, number>
): FieldFacts {
  const [first] = Object.keys(byType ?? {}).map((type) => byType?.[type]);
  return {
    name,
    type: first?.type ?? null,
    aggregatable: first?.aggregatable ?? false,
    ignore_above: limits.get(name) ?? null,
  };
}

/** The smallest `ignore_above` of each field; `_field_caps` does not tell it. Empty where the mapping may not be read. */
async function readLimits(
  elasticsearch: Elasticsearch,
  path: string,
  fields: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const limits = new Map<string, number>();
  if (fields.length === 0) return limits;
  try {
    const answer = await elasticsearch.request({
      method: 'GET',
      path: `/${path}/_mapping/field/${encodeURIComponent(fields.join(','))}`,
      querystring: { ignore_unavailable: true, allow_no_indices: true },
    });
    for (const { mappings } of Object.values(mappingSchema.parse(answer))) {
      for (const name of Object.keys(mappings)) {
        for (const { ignore_above } of Object.values(mappings[name]?.mapping ?? {})) {
          if (ignore_above === undefined) continue;
          limits.set(name, Math.min(ignore_above, limits.get(name) ?? ignore_above));
        }
      }
    }
  } catch (error) {
    if (!(error instanceof CoverageError)) throw error;
  }
  return limits;
}
