import { z } from 'zod';

/** Names that Elasticsearch accepts in an index expression; no remote path tricks, no spaces, no URL syntax. */
const INDEX_PATTERN = /^[^\s\\/?"<>|#,]+(,[^\s\\/?"<>|#,]+)*$/;
/** A field path: no wildcards, because each role names exactly one field. */
const FIELD = /^[^\s*"\\,]{1,512}$/;

const field = z.string().regex(FIELD, 'a field name has no spaces, quotes, commas or wildcards');

/** Where a source keeps what; null where it has no such field. Every name can be aggregated and filtered on. */
export const sourceFieldsSchema = z.object({
  time: field,
  technique_ids: field.nullable(),
  rule_name: field.nullable(),
  event_id: field.nullable(),
  channel: field.nullable(),
  host: field.nullable(),
  user: field.nullable(),
  process_image: field.nullable(),
});

export const sourceSchema = z
  .object({
    /** Stable within a space: letters, digits, dots, dashes, underscores. */
    id: z.string().regex(/^[\w.-]{1,128}$/),
    name: z.string().min(1).max(256),
    /** Elasticsearch index expression: names and wildcards, comma separated. */
    index_pattern: z
      .string()
      .max(4096)
      .regex(INDEX_PATTERN, 'an index pattern is names and wildcards, separated by commas'),
    /** What a tag of this source proves: a Sysmon rule saw it, or a detection rule raised an alert. */
    origin: z.enum(['sysmon_rule', 'detection_rule']),
    /** Lucene query that selects the source's events; null when its tag field stands on nothing else. */
    filter: z.string().max(4096).nullable(),
    fields: sourceFieldsSchema,
    /**
     * Sources of another scope may read the same indices: each counts another field of the same events (an alert's
     * sub-techniques, and its techniques). Absent for most.
     */
    scope: z
      .string()
      .regex(/^[\w.-]{1,64}$/)
      .optional(),
    /**
     * Field of the sub-technique ids that the same event names: where one of a technique stands there, the technique's
     * own id beside it is no tag of its own. Absent for most.
     */
    covered_by: field.nullable().optional(),
    /** Which field is counted: ids split at ingest, or rule names parsed by us. */
    tags_from: z.enum(['technique_ids', 'rule_name']),
  })
  .refine((source) => source.fields[source.tags_from] !== null, {
    message: 'the field that tags are counted from is not set',
    path: ['fields'],
  });

/** Where tagged events are, and the role of each field (docs/data_model.md, "Source"). */
export type Source = z.infer<typeof sourceSchema>;
export type SourceFields = z.infer<typeof sourceFieldsSchema>;
export type FieldRole = keyof SourceFields;

/** The field whose values are counted; the schema guarantees that it is set. */
export function tagField(source: Source): string {
  const name = source.fields[source.tags_from];
  if (name === null) throw new Error(`source ${source.id} has no ${source.tags_from} field`);
  return name;
}

/**
 * The events of a source that carry one of these raw values as a tag of its own, as a query clause.
 *
 * @param values - raw values of the field that is counted
 */
export function carriesTag(source: Source, values: readonly string[]): object {
  const field = tagField(source);
  const covering = source.covered_by ?? null;
  if (covering === null) return { terms: { [field]: values } };
  const own = values.map((value) => ({
    bool: {
      filter: [{ term: { [field]: value } }],
      must_not: [{ prefix: { [covering]: `${value}.` } }],
    },
  }));
  return { bool: { should: own, minimum_should_match: 1 } };
}

/** `mitre_technique_id.keyword` → `mitre_technique_id`: the path under which `_source` holds the value. */
export const documentPath = (name: string): string => name.replace(/\.keyword$/, '');
