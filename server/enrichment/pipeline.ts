import { GRAMMAR } from '../../common/rule_name/grammar';
import { checkEnrichmentOptions, FAILURE_TAG, type EnrichmentOptions } from './options';
import { buildPainlessSource } from './painless_source';

/** Body of `PUT _ingest/pipeline/<id>`. */
export interface PipelineBody {
  readonly description: string;
  /** The grammar's; an installed pipeline with another one is out of date. */
  readonly version: number;
  readonly processors: readonly Readonly<Record<string, object>>[];
  readonly on_failure: readonly Readonly<Record<string, object>>[];
}

/**
 * Ingest pipeline that writes what the rule name says into fields of its own, exactly as
 * `buildRuleNameFields(parseRuleName(…))` would; for Elasticsearch 7.10 and later.
 *
 * One script and no `kv` processor: `kv` cuts values at every comma and fails on text without an equals sign.
 * An event whose script fails is indexed all the same, with a tag.
 *
 * @throws CoverageError `invalid_input` where a field name or the prefix cannot be used
 */
export function buildEnrichmentPipeline(options: EnrichmentOptions): PipelineBody {
  checkEnrichmentOptions(options);
  const { ruleNameFields, targetPrefix } = options;
  return {
    description: `Sysmon rule name to ${targetPrefix}${GRAMMAR.fields.technique_id} and other fields (ATT&CK coverage, grammar ${GRAMMAR.version})`,
    version: GRAMMAR.version,
    processors: [
      {
        script: {
          lang: 'painless',
          source: buildPainlessSource(),
          params: {
            rule_name_fields: ruleNameFields.map((name) => ({ name, path: name.split('.') })),
            prefix: targetPrefix,
            keys: GRAMMAR.keys,
          },
        },
      },
    ],
    on_failure: [{ append: { field: 'tags', value: [FAILURE_TAG] } }],
  };
}
