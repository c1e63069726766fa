import { z } from 'zod';
import type { SourceProblem } from '../../common/http/sources';
import { documentPath, type FieldRole, type Source, tagField } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';

const capabilitySchema = z.object({
  type: z.string(),
  aggregatable: z.boolean(),
  indices: z.array(z.string()).nullish(),
});

const answerSchema = z.object({
  indices: z.array(z.string()),
  fields: z.record(z.string(), z.record(z.string(), capabilitySchema)),
});

type Capabilities = z.infer<typeof answerSchema>;

export const askFieldsOf = async (
  elasticsearch: Elasticsearch,
  index_pattern: string,
  fields: string
): Promise<Capabilities> =>
  answerSchema.parse(
    await elasticsearch.request({
      method: 'POST',
      path: `/${encodeURIComponent(index_pattern)}/_field_caps`,
      querystring: {
        fields,
        include_unmapped: true,
        ignore_unavailable: true,
        allow_no_indices: true,
      },
    })
  );

/**
 * What is wrong with the fields that a user gave to a source.
 *
 * @returns problems, worst first, and in how many indices it looked
 */
export async function inspectSource(
  elasticsearch: Elasticsearch,
  source: Source
): Promise<{ readonly problems: readonly SourceProblem[]; readonly index_count: number }> {
  const named = Object.entries(source.fields).filter(
    (entry): entry is [FieldRole, string] => entry[1] !== null
  );
  const names = new Set<string>();
  for (const [, field] of named) names.add(field).add(documentPath(field));
  const { indices, fields } = await askFieldsOf(
    elasticsearch,
    source.index_pattern,
    [...names].join(',')
  );
  if (indices.length === 0) return { problems: [noIndices(source)], index_count: 0 };
  const problems: SourceProblem[] = [];
  for (const [role, field] of named) {
    const problem = problemOf(role, field, fields[field] ?? {}, indices.length, source);
    if (problem !== null) problems.push(problem);
  }
  const tag = tagField(source);
  return {
    problems: [...problems].sort((a, b) => Number(b.subject === tag) - Number(a.subject === tag)),
    index_count: indices.length,
  };
}

const noIndices = ({ index_pattern }: Source): SourceProblem => ({
  kind: 'unreadable',
  subject: index_pattern,
  message: `There is no open index ${index_pattern}, or your user may not read it.`,
});

function problemOf(
  role: FieldRole,
  field: string,
  byType: Capabilities['fields'][string],
  indexCount: number,
  source: Source
): SourceProblem | null {
  const mapped = Object.values(byType).filter(({ type }) => type !== 'unmapped');
  const label = role.replace('_', ' ');
  const message = (kind: SourceProblem['kind'], text: string) => ({
    kind,
    subject: field,
    message: text,
  });
  if (mapped.length === 0) {
    return message(
      'missing_field',
      `No index of ${source.index_pattern} has the field ${field} (${label}).`
    );
  }
  if (role === 'time') {
    return mapped.every(({ type }) => type === 'date' || type === 'date_nanos')
      ? null
      : message('mixed_types', `${field} (time) is not a date in every index.`);
  }
  if (mapped.every(({ aggregatable }) => !aggregatable)) {
    return message(
      'text_without_keyword',
      `${field} (${label}) cannot be counted: it is mapped as ${mapped.map(({ type }) => type).join(' and ')}. Choose a keyword field, such as ${field}.keyword where there is one.`
    );
  }
  if (mapped.length > 1 || mapped.some(({ aggregatable }) => !aggregatable)) {
    return message(
      'mixed_types',
      `The indices of ${source.index_pattern} map ${field} (${label}) in different ways (${mapped.map(({ type }) => type).join(', ')}): counts may fail or be too low.`
    );
  }
  const without = byType.unmapped?.indices?.length ?? 0;
  return field === tagField(source) && without > 0
    ? message(
        'mixed_types',
        `${field} is missing from ${without} of ${indexCount} indices of ${source.index_pattern}: their events are not counted by it.`
      )
    : null;
}
